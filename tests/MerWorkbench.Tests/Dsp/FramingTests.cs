using MerWorkbench.Dsp;

namespace MerWorkbench.Tests.Dsp;

public sealed class FramingTests
{
    private static readonly float[] Ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    [Theory]
    [InlineData(true, FramePadding.Zero, 0, new float[] { 0, 0, 1, 2 })]
    [InlineData(true, FramePadding.Reflect, 0, new float[] { 3, 2, 1, 2 })]
    [InlineData(true, FramePadding.Zero, 3, new float[] { 8, 9, 10, 0 })]
    [InlineData(true, FramePadding.Reflect, 3, new float[] { 8, 9, 10, 9 })]
    [InlineData(false, FramePadding.Zero, 0, new float[] { 1, 2, 3, 4 })]
    [InlineData(false, FramePadding.Zero, 2, new float[] { 7, 8, 9, 10 })]
    public void Frames_hold_the_samples_they_should(bool centered, FramePadding padding, int frame, float[] expected)
    {
        var into = new float[4];
        new Framing(4, 3, centered, padding).Copy(Ten, frame, into);
        Assert.Equal(expected, into);
    }

    [Fact]
    public void A_window_is_multiplied_in_whether_padded_or_not()
    {
        var framing = new Framing(4, 3);
        float[] into = new float[4], window = [1, 10, 100, 1000];
        framing.Copy(Ten, 0, window, into);
        Assert.Equal([0, 0, 100, 2000], into);
        framing.Copy(Ten, 1, window, into);
        Assert.Equal([2, 30, 400, 5000], into);
    }

    [Theory]
    [InlineData(10, true, FramePadding.Zero, 4)]
    [InlineData(9, true, FramePadding.Zero, 4)]
    [InlineData(1, true, FramePadding.Zero, 1)]
    [InlineData(0, true, FramePadding.Zero, 0)]
    [InlineData(2, true, FramePadding.Reflect, 0)]
    [InlineData(3, true, FramePadding.Reflect, 2)]
    [InlineData(10, false, FramePadding.Zero, 3)]
    [InlineData(3, false, FramePadding.Zero, 0)]
    public void The_number_of_frames_follows_from_the_length(int samples, bool centered, FramePadding padding, int frames) =>
        Assert.Equal(frames, new Framing(4, 3, centered, padding).Count(samples));

    // essentia.js 0.1.3, FrameGenerator: how many frames, and the sample on which the last one begins.
    [Theory]
    [InlineData(5000, 2048, 1024, 6, 4096)]
    [InlineData(4096, 2048, 1024, 5, 3072)]
    [InlineData(4097, 2048, 1024, 6, 4096)]
    [InlineData(1024, 2048, 1024, 2, 0)]
    [InlineData(1, 2048, 1024, 2, 0)]
    [InlineData(5000, 2049, 1000, 7, 4975)]
    [InlineData(2047, 2048, 2048, 2, 1024)]
    [InlineData(3072, 2048, 2048, 2, 1024)]
    [InlineData(3073, 2048, 2048, 3, 3072)]
    [InlineData(100, 4096, 2048, 2, 0)]
    [InlineData(100000, 88200, 44100, 4, 88200)]
    public void Until_the_end_gives_Essentias_frames(int samples, int length, int hop, int frames, int lastStart)
    {
        var framing = new Framing(length, hop, UntilEnd: true);
        Assert.Equal(frames, framing.Count(samples));
        Assert.Equal(lastStart, framing.Start(frames - 1));
    }

    [Fact]
    public void Every_frame_of_every_length_can_be_cut()
    {
        var into = new float[4];
        foreach (var padding in Enum.GetValues<FramePadding>())
        {
            for (int samples = 1; samples < 20; samples++)
            {
                var framing = new Framing(4, 3, true, padding);
                for (int frame = 0; frame < framing.Count(samples); frame++)
                    framing.Copy(new float[samples], frame, into);
                Assert.Throws<ArgumentOutOfRangeException>(() => framing.Copy(new float[samples], framing.Count(samples), into));
            }
        }
    }
}
