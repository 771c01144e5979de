namespace MerWorkbench.Models;

/// <summary>What stands behind the vectors of a text and makes classes of them.</summary>
public enum TextHead
{
    /// <summary>A dense layer on the one vector of the whole text.</summary>
    Dense,

    /// <summary>An LSTM over the tokens, whose last state is read.</summary>
    Lstm,

    /// <summary>An LSTM over the tokens in each direction; the last state of both is read.</summary>
    BiLstm,

    /// <summary>An LSTM in each direction; what is read is the mean of all states, weighted by what a small network says of each.</summary>
    BiLstmAttention,
}
