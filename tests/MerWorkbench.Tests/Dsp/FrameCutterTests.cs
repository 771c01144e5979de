using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Dsp;

public sealed class FrameCutterTests
{
    public static TheoryData<Framing> Framings =>
    [
        new Framing(8, 3), new Framing(8, 8), new Framing(8, 20), new Framing(7, 2), new Framing(64, 16, Centered: false), new Framing(8, 20, Centered: false), new Framing(8, 3, Centered: false),
        new Framing(8, 3, Padding: FramePadding.Reflect), new Framing(8, 30, Padding: FramePadding.Reflect), new Framing(9, 9, Padding: FramePadding.Reflect),
        new Framing(8, 3, UntilEnd: true), new Framing(7, 3, UntilEnd: true), new Framing(8, 3, Centered: false, UntilEnd: true), new Framing(8, 30, UntilEnd: true),
        new Framing(5000, 1700), new Framing(5000, 1700, Padding: FramePadding.Reflect),
    ];

    [Theory]
    [MemberData(nameof(Framings))]
    public void Blocks_of_any_size_give_the_frames_of_the_whole_sound(Framing framing)
    {
        foreach (int length in new[] { 1, 2, 4, 5, 7, 8, 9, 60, 64, 1000, 40_000 })
        {
            var random = new StableRandom(7, $"{framing}{length}");
            float[] sound = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextNormal())];
            int frames = 0;
            var expected = new float[framing.Length];
            var cutter = new FrameCutter(framing, (frame, index) =>
            {
                Assert.Equal(frames++, index);
                framing.Copy(sound, index, expected);
                Assert.Equal(expected, frame);
            });
            for (int at = 0; at < length;)
            {
                int count = Math.Min(length - at, 1 + (int)(random.NextDouble() * random.NextDouble() * 30_000));
                cutter.Push(sound.AsSpan(at, count));
                at += count;
            }
            cutter.Finish();
            Assert.Equal(framing.Count(length), frames);
        }
    }

    [Fact]
    public void Frames_until_the_end_reach_it_with_their_middle()
    {
        // Essentia's FrameCutter centres frame 0 on the first sample and goes on to the first frame whose middle lies beyond the last.
        var framing = new Framing(2048, 1024, UntilEnd: true);
        Assert.Equal(45, framing.Count(44_100));
        Assert.Equal(-1024, framing.Start(0));
    }

    [Fact]
    public void Cutting_costs_no_memory()
    {
        var cutter = new FrameCutter(new Framing(2048, 512), static (_, _) => { });
        var block = new float[4096];
        Assert.Equal(0, HeapBytes.Of(() => cutter.Push(block)));
    }
}
