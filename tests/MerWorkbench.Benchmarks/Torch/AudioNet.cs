using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>Samples to valence and arousal: <c>[batch, 1, time]</c> to <c>[batch, 2]</c>.</summary>
internal sealed class AudioNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv1d(1, 32, 64, stride: 4, padding: 30), BatchNorm1d(32), ReLU(), MaxPool1d(4),
        Conv1d(32, 64, 9, padding: 4), BatchNorm1d(64), ReLU(), MaxPool1d(4),
        Conv1d(64, 128, 9, padding: 4), BatchNorm1d(128), ReLU(), MaxPool1d(4),
        Conv1d(128, 128, 3, padding: 1), BatchNorm1d(128), ReLU(), AdaptiveAvgPool1d(1),
        Flatten(), Linear(128, 2));

    public AudioNet()
        : base(nameof(AudioNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
