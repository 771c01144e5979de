using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// One LSTM layer as equations (6) to (9) of the review of Du et al. (2023) write it, a line each. It is there to be read, and gives
/// what <see cref="Torch.Modules.LSTM"/> of the engine gives, more slowly.
/// </summary>
/// <remarks>
/// Input <c>[batch, time, features]</c>, output h of every step <c>[batch, time, units]</c>; h and C are zero before the first step,
/// of which the review says nothing. Its equations are the usual ones (Gers, Schmidhuber and Cummins 2000, without peepholes);
/// σ is the logistic function and * the product element by element, which it leaves unsaid. Its words for (6) are the wrong way
/// round: the forget gate decides how much of the cell state is kept, not what is taken in from it.
/// </remarks>
public sealed class EquationLstm : Module<Tensor, Tensor>
{
    private readonly Linear forgetGate, inputGate, newMemory, outputGate;
    private readonly long units;

    /// <summary>Builds the layer; the weights come from torch's random generator.</summary>
    /// <param name="features">Values of x at each step.</param>
    /// <param name="units">Values of h and of C.</param>
    public EquationLstm(long features, long units)
        : base(nameof(EquationLstm))
    {
        this.units = Check.Positive(units);
        forgetGate = Linear(units + features, units);   // W_f, b_f
        inputGate = Linear(units + features, units);    // W_i, b_i
        newMemory = Linear(units + features, units);    // W_C, b_C
        outputGate = Linear(units + features, units);   // W_o, b_o
        RegisterComponents();
    }

    /// <summary>Goes through a sequence from its first step to its last.</summary>
    /// <param name="sequence"><c>[batch, time, features]</c>.</param>
    /// <returns>h of every step, <c>[batch, time, units]</c>.</returns>
    public override Tensor forward(Tensor sequence)
    {
        using var scope = NewDisposeScope();
        var h = sequence.new_zeros([sequence.shape[0], units]);
        var C = sequence.new_zeros([sequence.shape[0], units]);
        List<Tensor> outputs = [];
        foreach (var x in sequence.unbind(1))
        {
            (h, C) = Step(x, h, C);
            outputs.Add(h);
        }
        return stack(outputs, 1).MoveToOuterDisposeScope();
    }

    /// <summary>One step of time: from x_t, h_(t-1) and C_(t-1) to h_t and C_t.</summary>
    /// <param name="x"><c>[batch, features]</c>.</param>
    /// <param name="h"><c>[batch, units]</c>.</param>
    /// <param name="C"><c>[batch, units]</c>.</param>
    public (Tensor H, Tensor C) Step(Tensor x, Tensor h, Tensor C)
    {
        var hx = cat([h, x], 1);                    // [h_(t-1), x_t]
        var f = sigmoid(forgetGate.call(hx));       // (6)
        var i = sigmoid(inputGate.call(hx));        // (7)
        var proposed = tanh(newMemory.call(hx));    // (7)
        C = (f * C) + (i * proposed);               // (8)
        var o = sigmoid(outputGate.call(hx));       // (9)
        h = o * tanh(C);                            // (9)
        return (h, C);
    }

    /// <summary>The lines of <see cref="Step"/> that are the equations, as they stand in the source, to be read beside them.</summary>
    public static string Listing
    {
        get
        {
            using var reader = new StreamReader(typeof(EquationLstm).Assembly.GetManifestResourceStream("EquationLstm.cs")!);
            string source = reader.ReadToEnd();
            int start = source.IndexOf("        var hx", StringComparison.Ordinal), end = source.IndexOf("        return (h, C);", start, StringComparison.Ordinal);
            return source[start..end];
        }
    }

    /// <summary>Takes over the weights of the engine's layer, so that both give the same.</summary>
    /// <param name="engine">One layer, one direction, of the same size, with biases.</param>
    /// <remarks>
    /// The engine keeps the weights of h and of x apart, the four gates below each other in the order input, forget, new memory,
    /// output, and two biases that it adds.
    /// </remarks>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Load(LSTM engine)
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var weight = cat([engine.get_parameter("weight_hh_l0")!, engine.get_parameter("weight_ih_l0")!], 1).chunk(4);
        var bias = (engine.get_parameter("bias_hh_l0")! + engine.get_parameter("bias_ih_l0")!).chunk(4);
        foreach (var (gate, place) in new[] { (inputGate, 0), (forgetGate, 1), (newMemory, 2), (outputGate, 3) })
        {
            if (!gate.weight.shape.AsSpan().SequenceEqual(weight[place].shape))
                throw new ArgumentException($"Expected gates of [{string.Join(", ", gate.weight.shape)}], got [{string.Join(", ", weight[place].shape)}].", nameof(engine));
            gate.weight.copy_(weight[place]);
            gate.bias!.copy_(bias[place]);
        }
    }
}
