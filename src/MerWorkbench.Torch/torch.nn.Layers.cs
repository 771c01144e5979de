using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x W^T + b, over the last axis.</summary>
        /// <param name="inputSize">Size of the last axis in.</param>
        /// <param name="outputSize">Size of the last axis out.</param>
        /// <param name="hasBias">Add b.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A table of trained rows: numbers (int64) in, rows out.</summary>
        /// <param name="num_embeddings">Number of rows.</param>
        /// <param name="embedding_dims">Length of a row.</param>
        /// <param name="padding_idx">A row of zeros that is not trained; negative counts from the end.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, Device? device = null, ScalarType? dtype = null) =>
            new(num_embeddings, embedding_dims, padding_idx, device, dtype);

        /// <summary>Joins axes into one.</summary>
        /// <param name="start_dim">The first.</param>
        /// <param name="end_dim">The last.</param>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Gives its input back.</summary>
        public static Identity Identity() => new();

        /// <summary>Layers one after the other, named 0, 1, 2, ...</summary>
        /// <param name="modules">The layers.</param>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

        /// <summary>Layers one after the other, by name.</summary>
        /// <param name="modules">Names and layers.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Layers one after the other, named 0, 1, 2, ...</summary>
        /// <param name="modules">The layers.</param>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new([.. modules]);

        /// <summary>A list of layers, named 0, 1, 2, ..., whose parameters count as its own.</summary>
        /// <param name="modules">The layers.</param>
        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);

        /// <summary>Long short-term memory.</summary>
        /// <param name="inputSize">Size of a step of the input.</param>
        /// <param name="hiddenSize">Units of a layer and direction.</param>
        /// <param name="numLayers">Layers above each other.</param>
        /// <param name="bias">Add trained numbers to the gates.</param>
        /// <param name="batchFirst">Input and output are <c>[batch, time, ...]</c>, else <c>[time, batch, ...]</c>.</param>
        /// <param name="dropout">Probability of dropping an output of a layer, but of the last, while training.</param>
        /// <param name="bidirectional">Run a second set of units backwards.</param>
        /// <param name="device">Where the weights live. Default: the CPU.</param>
        /// <param name="dtype">Type of the weights. Default: float32.</param>
        public static LSTM LSTM(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0, bool bidirectional = false,
            Device? device = null, ScalarType? dtype = null) =>
            new(new RecurrentSize(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);

        /// <summary>Gated recurrent units.</summary>
        /// <inheritdoc cref="LSTM"/>
        public static GRU GRU(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0, bool bidirectional = false,
            Device? device = null, ScalarType? dtype = null) =>
            new(new RecurrentSize(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
    }
}
