namespace MerWorkbench.Learning.Baselines;

/// <summary>How a support vector machine compares two rows.</summary>
public enum KernelKind
{
    /// <summary>Their product, x . y: a polynomial of degree 1, Weka's default.</summary>
    Linear,

    /// <summary>exp(-gamma |x - y|^2), the radial basis function: libsvm's and scikit-learn's default.</summary>
    Rbf,
}
