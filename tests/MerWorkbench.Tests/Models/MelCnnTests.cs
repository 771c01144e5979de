using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class MelCnnTests
{
    private static readonly MelCnnOptions Small = new() { Filters = [3, 4], PoolFrames = 3, Units = 7, Dropout = 0 };

    [Fact]
    public void Scores_gradients_and_moments_are_PyTorchs_for_the_same_weights()
    {
        using var scope = NewDisposeScope();
        NetworkGolden golden = NetworkGolden.Open("parisi/mel-cnn.safetensors");
        using var model = new MelCnn(13, 3, Small);
        golden.AssertSame(model, 1e-5);
        foreach (var (name, buffer) in model.named_buffers().Where(buffer => buffer.name.Contains("running", StringComparison.Ordinal)))
            NetworkGolden.AssertClose(golden[$"after/{name}"], buffer, 1e-6, name);
        model.eval();
        NetworkGolden.AssertClose(golden["evaluated"], model.call(golden["x"]), 1e-5, "evaluated");
    }

    [Theory]
    [InlineData(64, 128)]
    [InlineData(64, 645)]
    [InlineData(40, 8)]
    public void A_piece_of_any_length_becomes_a_score_a_class_and_the_weights_are_those_of_the_closed_form(int bands, int frames)
    {
        using var scope = NewDisposeScope();
        using var model = new MelCnn(bands, 5, new());
        Assert.Equal([2, 5], model.call(randn(2, bands, frames)).shape);

        int convolutions = ((9 + 2) * 16) + (((16 * 9) + 2) * 32) + (((32 * 9) + 2) * 64);
        Assert.Equal(convolutions + (((64 * (bands / 8)) + 1) * 64) + (65 * 5), model.parameters().Sum(weight => weight.numel()));
    }

    [Fact]
    public void What_happens_when_does_not_matter_and_what_happens_where_does()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var model = new MelCnn(16, 3, new() { Filters = [4] });
        model.eval();
        Tensor x = Spot(4, 8), later = Spot(4, 16), higher = Spot(12, 8);
        NetworkGolden.AssertClose(model.call(x), model.call(later), 1e-6, "a later sound");
        Assert.True((model.call(x) - model.call(higher)).abs().max().item<float>() > 1e-4);

        static Tensor Spot(int band, int frame)
        {
            Tensor spectrogram = zeros(1, 16, 32);
            spectrogram.data<float>().Span[(band * 32) + frame] = 5;
            return spectrogram;
        }
    }

    [Fact]
    public void Sizes_that_make_no_network_are_refused_by_name()
    {
        Assert.Contains("must lie in [8,", Assert.Throws<ArgumentOutOfRangeException>(() => new MelCnn(7, 3, new())).Message, StringComparison.Ordinal);
        Assert.Contains("classes", Assert.Throws<ArgumentOutOfRangeException>(() => new MelCnn(64, 1, new())).Message, StringComparison.Ordinal);
        Assert.Contains("odd number", Assert.Throws<ArgumentException>(() => new MelCnn(64, 3, new() { Kernel = 4 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MelCnn(64, 3, new() { Filters = [] }));
    }
}
