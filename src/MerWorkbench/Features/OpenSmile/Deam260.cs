using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Features.Functionals;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// The 260 features of the DEAM data set, twice a second: <c>[half seconds, 260]</c>, the deviation and the mean of 65 low-level descriptors and of
/// their changes, named and ordered as in DEAM's files. Row r has the frames that begin from r / 2 s on and before (r + 1) / 2 s, the
/// <c>frameTime</c> of DEAM's files being r / 2; a tail counts as a row where it has half its frames.
/// </summary>
/// <remarks>
/// Aljanaki, Yang and Soleymani (2017), Developing a benchmark for emotional analysis of music, PLoS ONE 12(3). These are not the numbers of DEAM's
/// files, which openSMILE computed: train on either, not on a mixture. <see cref="FeatureColumn.Note"/> says what differs.
/// </remarks>
public sealed class Deam260 : FeatureSet
{
    private const int FramesPerRow = 50, FewestFrames = FramesPerRow / 2;

    private static readonly string[] Statistics = ["stddev", "amean"];

    /// <inheritdoc/>
    public override string Name => "deam260";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; } = [.. Describe()];

    /// <inheritdoc/>
    public override string Parameters { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{ComparePass.Parameters}\nrow = {FramesPerRow} frames, not overlapping, the last at least {FewestFrames}\nstatistics = stddev (population), amean");

    /// <summary>The time from row to row, and from annotation to annotation: half a second.</summary>
    public static Seconds Hop => new(0.5);

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        var (pass, facts) = ComparePass.Play(sound, FewestFrames, cancellation);
        using (pass)
        {
            return FilledRows.Of(Columns, new RowTiming(new(Hop.Value / 2), Hop), sound, facts, Values(pass));
        }
    }

    private float[] Values(ComparePass pass)
    {
        int count = (pass.Frames + FramesPerRow - FewestFrames) / FramesPerRow, width = Columns.Count;
        var values = new float[(long)count * width];
        var contour = new float[pass.Frames];
        var functionals = new FunctionalGroup(new ContourMoments(Statistics[0]), new ContourMeans(Statistics[1]));
        for (int column = 0; column < width; column += Statistics.Length)
        {
            int descriptor = column / Statistics.Length;
            if (descriptor < ComparePass.Descriptors)
                pass.CopyContour(descriptor, contour);
            else
                pass.CopyDelta(descriptor - ComparePass.Descriptors, contour);
            for (int row = 0; row < count; row++)
            {
                int from = row * FramesPerRow, to = Math.Min(contour.Length, from + FramesPerRow);
                functionals.Compute(contour.AsSpan(from, to - from), values.AsSpan(row * width + column, Statistics.Length));
            }
        }
        return values;
    }

    private static IEnumerable<FeatureColumn> Describe()
    {
        foreach (bool delta in (bool[])[false, true])
        {
            foreach (var one in CompareDescriptor.All)
            {
                // DEAM's extractor named the cepstra by the spectrum that they came from.
                string name = one.Stem == "mfcc" ? $"pcm_fftMag_{one.Name(delta)}" : one.Name(delta);
                foreach (string statistic in Statistics)
                    yield return new($"{name}_{statistic}", one.Of, delta ? $"{statistic} of delta" : statistic, one.Fidelity, one.Note);
            }
        }
    }
}
