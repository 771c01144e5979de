using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class CnnExtractorTests
{
    private static readonly CnnExtractorOptions Small = new() { Filters = [4, 6, 6, 5], Kernel = 3, Units = 8, Dropout = 0 };

    [Fact]
    public void Features_scores_and_gradients_are_PyTorchs_for_the_same_weights()
    {
        using var scope = NewDisposeScope();
        NetworkGolden golden = NetworkGolden.Open("hizlisoy/cnn.safetensors");
        using var model = new CnnExtractor(5, 21, 3, Small);
        golden.AssertSame(model, 1e-5);
        NetworkGolden.AssertClose(golden["features"], model.Features(golden["x"]), 1e-5, "features");
    }

    [Theory]
    [InlineData(40, 86)]
    [InlineData(13, 107)]
    [InlineData(128, 430)]
    public void A_piece_of_the_papers_network_becomes_256_features_and_the_weights_are_those_of_the_closed_form(int bands, int frames)
    {
        using var scope = NewDisposeScope();
        using var model = new CnnExtractor(bands, frames, 3, new());
        Assert.Equal([2, 256], model.Features(randn(2, bands, frames)).shape);
        Assert.Equal([2, 3], model.call(randn(2, bands, frames)).shape);

        int convolutions = (((bands * 5) + 1) * 64) + (((64 * 5) + 1) * 128) + (2 * ((128 * 5) + 1) * 128);
        int left = frames / 2 / 2 / 2 / 2;
        Assert.Equal(convolutions + (((128 * left) + 1) * 256) + (257 * 3), model.parameters().Sum(weight => weight.numel()));
    }

    [Fact]
    public void Dropout_works_in_training_only()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var model = new CnnExtractor(5, 21, 3, Small with { Dropout = 0.5 });
        Tensor x = randn(4, 5, 21);
        Assert.True((model.Features(x) - model.Features(x)).abs().max().item<float>() > 0);
        model.eval();
        NetworkGolden.AssertClose(model.Features(x), model.Features(x), 0, "features");
    }

    [Fact]
    public void Sizes_that_make_no_network_are_refused_by_name()
    {
        Assert.Contains("must lie in [16,", Assert.Throws<ArgumentOutOfRangeException>(() => new CnnExtractor(5, 15, 3, new())).Message, StringComparison.Ordinal);
        Assert.Contains("classes", Assert.Throws<ArgumentOutOfRangeException>(() => new CnnExtractor(5, 21, 1, new())).Message, StringComparison.Ordinal);
        Assert.Contains("odd number of frames", Assert.Throws<ArgumentException>(() => new CnnExtractor(5, 21, 3, new() { Kernel = 4 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CnnExtractor(5, 21, 3, new() { Filters = [] }));
    }
}
