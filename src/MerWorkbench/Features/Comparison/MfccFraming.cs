using MerWorkbench.Dsp;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>How the sound is cut.</summary>
/// <param name="Cut">Lengths, ends and padding.</param>
public sealed record MfccFraming(Framing Cut)
{
    /// <summary>The sample a frame is centred on.</summary>
    internal double Centre(int frame) => Cut.Start(frame) + Cut.Length / 2.0;

    internal StageValues Apply(StageValues sound)
    {
        var samples = sound.Row(0);
        var frames = new StageValues(Cut.Count(samples.Length), Cut.Length);
        for (int frame = 0; frame < frames.Rows; frame++)
        {
            var row = frames.Editable(frame);
            int start = Cut.Start(frame);
            for (int i = 0; i < row.Length; i++)
            {
                int at = start + i;
                if (Cut is { Padding: FramePadding.Reflect })
                    at = at < 0 ? -at : at >= samples.Length ? 2 * (samples.Length - 1) - at : at;
                row[i] = at >= 0 && at < samples.Length ? samples[at] : 0;
            }
        }
        return frames;
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() => Invariant($"{Cut.Length} samples every {Cut.Hop}, ") + Cut switch
    {
        { Centered: false, UntilEnd: false } => "from the first sample, tail dropped",
        { Centered: false } => "from the first sample, tail filled with zeros",
        { Padding: FramePadding.Reflect } => "centred, ends mirrored",
        { UntilEnd: true } => "centred, ends of zeros, until the end",
        _ => "centred, ends of zeros",
    };
}
