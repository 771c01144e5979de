using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>The workbench's network on samples, of songs of 20 windows, without dropout.</summary>
internal sealed class OrjesekNet : nn.Module<Tensor, Tensor>
{
    private const int Windows = 20;

    private readonly RawAudioNetwork _network;

    public OrjesekNet(RecurrentSpan span, bool reconstructs)
        : base(nameof(OrjesekNet))
    {
        _network = new(new() { Span = span, Dropout = 0, Reconstruction = reconstructs ? new() : null });
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var lengths = tensor([.. Enumerable.Repeat((long)Windows, (int)(input.shape[0] / Windows))], [input.shape[0] / Windows]);
        return _network.call(input, lengths);
    }
}
