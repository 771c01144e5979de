using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>A mel spectrogram to valence and arousal: <c>[batch, 1, bands, frames]</c> to <c>[batch, 2]</c>.</summary>
internal sealed class MelNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv2d(1, 16, 3, padding: 1), BatchNorm2d(16), ReLU(), MaxPool2d(2),
        Conv2d(16, 32, 3, padding: 1), BatchNorm2d(32), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, 3, padding: 1), BatchNorm2d(64), ReLU(), MaxPool2d(2),
        Conv2d(64, 64, 3, padding: 1), BatchNorm2d(64), ReLU(), AdaptiveAvgPool2d(1),
        Flatten(), Linear(64, 2));

    public MelNet()
        : base(nameof(MelNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
