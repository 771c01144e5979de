using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent.</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="learningRate">Learning rate.</param>
        /// <param name="momentum">Share of the last step that goes on.</param>
        /// <param name="dampening">Share of the gradient that momentum loses.</param>
        /// <param name="weight_decay">This times the parameter is added to the gradient.</param>
        /// <param name="nesterov">Look ahead by one step of momentum.</param>
        /// <param name="maximize">Climb, not descend.</param>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0,
            bool nesterov = false, bool maximize = false) =>
            SGD([new ParamGroup(parameters)], learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public static SGD SGD(
            IEnumerable<ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0,
            bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Adam.</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays.</param>
        /// <param name="beta2">How much of the mean squared gradient stays (PyTorch's 0.999).</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to the gradient.</param>
        /// <param name="amsgrad">Divide by the largest mean square so far.</param>
        /// <param name="maximize">Climb, not descend.</param>
        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
            bool amsgrad = false, bool maximize = false) =>
            Adam([new ParamGroup(parameters)], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static Adam Adam(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
            bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with weight decay apart from the gradient.</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">How much of the mean gradient stays.</param>
        /// <param name="beta2">How much of the mean squared gradient stays.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the learning rate is what a parameter loses each step (PyTorch's 0.01).</param>
        /// <param name="amsgrad">Divide by the largest mean square so far.</param>
        /// <param name="maximize">Climb, not descend.</param>
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0.01,
            bool amsgrad = false, bool maximize = false) =>
            AdamW([new ParamGroup(parameters)], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <inheritdoc cref="AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static AdamW AdamW(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0.01,
            bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>RMSProp.</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient stays.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to the gradient.</param>
        /// <param name="momentum">Share of the last step that goes on.</param>
        /// <param name="centered">Divide by the deviation, not by the mean square.</param>
        /// <param name="maximize">Climb, not descend.</param>
        public static RMSProp RMSProp(
            IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
            bool centered = false, bool maximize = false) =>
            RMSProp([new ParamGroup(parameters)], lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static RMSProp RMSProp(
            IEnumerable<ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
            bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
