using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// The LSTM and dense layers of Hizlisoy's classifier (2021), which stand behind <see cref="CnnExtractor"/>: an LSTM over the
/// features of a clip's pieces, dense layers with ReLU on its last output, and a score for each class.
/// </summary>
/// <remarks>
/// The LSTM's input weights are drawn evenly within sqrt(6 / (features + 4 units)) (Glorot and Bengio 2010): by the usual draw, which
/// looks at the units alone, thousands of standardised features would saturate every gate from the start.
/// <para>Weights with f features, u units, dense layers d_1 to d_n, c classes: 4 u (f + u + 2), plus (u + 1) d_1 and so on to (d_n + 1) c.</para>
/// </remarks>
public sealed class Cldnn : Module<Tensor, Tensor>
{
    private readonly LSTM recurrent;
    private readonly Sequential dense;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <param name="features">Features of a piece.</param>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="options">Its sizes.</param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public Cldnn(int features, int classes, CldnnOptions options)
        : base(nameof(Cldnn))
    {
        options.Validate();
        Check.Positive(features);
        Check.InRange(classes, 2, int.MaxValue);
        recurrent = LSTM(features, options.Units, batchFirst: true);
        init.xavier_uniform_(recurrent.named_parameters().First(weight => weight.name == "weight_ih_l0").parameter);
        dense = Sequential(Dropout(options.Dropout));
        int width = options.Units;
        foreach (int units in options.Dense)
        {
            dense.append(Linear(width, units));
            dense.append(ReLU());
            dense.append(Dropout(options.Dropout));
            width = units;
        }
        dense.append(Linear(width, classes));
        RegisterComponents();
    }

    /// <summary>The score of each class, whose softmax is its probability.</summary>
    /// <param name="input">Features of pieces, <c>[batch, pieces, features]</c>, float32, standardised.</param>
    /// <returns><c>[batch, classes]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (states, _, _) = recurrent.call(input);
        return dense.call(states.select(1, -1)).MoveToOuterDisposeScope();
    }
}
