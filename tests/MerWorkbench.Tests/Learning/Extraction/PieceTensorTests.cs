using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Extraction;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Learning.Extraction;

public sealed class PieceTensorTests
{
    // Frame t of band b is 10 t + b; without scaling the places can be read off the values.
    private static readonly Standardizer s_asItIs = Standardizer.FromMoments([0, 0], [1, 1]);

    [Fact]
    public void Pieces_are_the_first_frames_of_each_equal_third_bands_before_frames()
    {
        using var scope = NewDisposeScope();
        Tensor pieces = PieceTensor.Of([Clip(9), Clip(10)], 0, s_asItIs, 3, 2);

        Assert.Equal([6, 2, 2], pieces.shape);
        // Thirds of 9 frames begin at 0, 3 and 6, of 10 frames at 0, 3 and 6.
        Assert.Equal([0, 10, 1, 11, 30, 40, 31, 41, 60, 70, 61, 71], pieces.data<float>().ToArray()[..12]);
        Assert.Equal([60, 70, 61, 71], pieces.data<float>().ToArray()[20..]);
    }

    [Fact]
    public void Where_a_third_has_fewer_frames_the_rest_is_at_the_mean()
    {
        using var scope = NewDisposeScope();
        Tensor pieces = PieceTensor.Of([Clip(6)], 0, s_asItIs, 3, 4);
        Assert.Equal([0, 10, 0, 0, 1, 11, 0, 0], pieces.data<float>().ToArray()[..8]);
    }

    [Fact]
    public void The_moments_are_of_each_band_over_all_frames()
    {
        Standardizer scale = PieceTensor.ScaleOf([Clip(2), Clip(4)], 0);
        Assert.Equal(new[] { 0, 10, 0, 10, 20, 30 }.Average(), scale.Means[0], 1e-9);
        Assert.Equal(1 + new[] { 0, 10, 0, 10, 20, 30 }.Average(), scale.Means[1], 1e-9);
    }

    [Fact]
    public void A_clip_with_fewer_frames_than_pieces_is_refused_by_its_id() =>
        Assert.Equal("short", Assert.Throws<MerException>(() => PieceTensor.Of([Clip(2) with { Id = "short" }], 0, s_asItIs, 3, 4)).Where);

    private static Example Clip(int frames) =>
        new("clip", [PieceProblem.Matrix([.. Enumerable.Range(0, frames).Select(frame => new[] { 10f * frame, (10f * frame) + 1 })])], [1, 0]);
}
