namespace MerWorkbench.Lyrics.Bert;

/// <summary>What stands between the two dense layers of a BERT layer.</summary>
public enum BertActivation
{
    /// <summary>x times the share of a normal distribution below x, by the error function; BERT's own.</summary>
    Gelu,

    /// <summary>The same by a hyperbolic tangent (<c>gelu_new</c>, <c>gelu_pytorch_tanh</c>).</summary>
    GeluTanh,

    /// <summary>x where above 0, else 0.</summary>
    Relu,
}
