using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Features.Functionals;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// The 6,373 functionals of openSMILE's ComParE 2016 set, one row a sound: <c>[1, 6373]</c>. In this order: 31 functionals of 59 descriptors and
/// their changes (energy, its changes, spectrum, its changes); 39 of the six descriptors of the voice and their changes, over those frames in which
/// they are not 0; 5 of the voiced stretches; 23 of the 59 descriptors; 15 of their changes.
/// </summary>
/// <remarks>
/// Schuller et al. (2016), The INTERSPEECH 2016 Computational Paralinguistics Challenge; Weninger et al. (2013), Frontiers in Psychology 4, 292.
/// All 6,373 are there and none is a stand-in, but no values of openSMILE were at hand: every column is by its published definition or, where
/// that says too little (peaks, segments, F0), by our own, and says so.
/// </remarks>
public sealed class Compare2016 : FeatureSet
{
    private const int FewestFrames = 10;
    private const string Unconfirmed = "openSMILE's names of these five are not confirmed by a printed header";

    private static readonly string[] FirstMeans = ["amean", "flatness", "rqmean"], VoiceMeans = ["amean", "flatness", "posamean", "rqmean"];
    private static readonly string[] Extremes = ["range", "maxPos", "minPos"], Moments = ["stddev", "skewness", "kurtosis"];
    private static readonly string[] Lengths = ["meanSegLen", "maxSegLen", "minSegLen", "segLenStddev"];
    private static readonly string[] Regression = ["linregc1", "linregc2", "linregerrQ", "qregc1", "qregc2", "qregc3", "qregerrQ", "centroid"];
    private static readonly string[] Times = ["upleveltime25", "upleveltime50", "upleveltime75", "upleveltime90", "risetime", "leftctime"];
    private static readonly string[] Peaks =
    [
        "meanPeakDist", "peakDistStddev", "peakRangeAbs", "peakRangeRel", "peakMeanAbs", "peakMeanMeanDist", "peakMeanRel", "minRangeRel",
        "meanRisingSlope", "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope",
    ];

    private static readonly IReadOnlyList<Part> Parts = Plan();

    /// <inheritdoc/>
    public override string Name => "compare2016";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool DescribesWholeSounds => true;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; } = [.. Parts.SelectMany(part => part.Columns)];

    /// <inheritdoc/>
    public override string Parameters { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        {ComparePass.Parameters}
        row = the whole sound, at least {FewestFrames} frames
        percentiles = interpolated
        moments = population
        regression = over time from 0 to 1
        peaks = turns at least 0.1 of the range apart, slopes per second
        segments = layers of the range parted at 0.25 and 0.75, in seconds
        prediction = autocorrelation, order 5
        voice = frames that are not 0
        """);

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        var (pass, facts) = ComparePass.Play(sound, FewestFrames, cancellation);
        using (pass)
        {
            var values = new float[Columns.Count];
            Fill(pass, values, cancellation);
            return FilledRows.OfClip(Columns, sound, facts, values);
        }
    }

    private static void Fill(ComparePass pass, Span<float> values, CancellationToken cancellation)
    {
        var contour = new float[pass.Frames];
        // Functionals keep scratch memory: a new set of them for each sound.
        var kinds = Enum.GetValues<Kind>().ToDictionary(kind => kind, Functionals);
        foreach (var part in Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.Delta)
                pass.CopyDelta(part.Descriptor, contour);
            else
                pass.CopyContour(part.Descriptor, contour);
            var used = part.Kind == Kind.Voice ? NonZeroFrames.Of(contour) : contour;
            kinds[part.Kind].Compute(used, values[..part.Columns.Count]);
            values = values[part.Columns.Count..];
        }
    }

    private static IReadOnlyList<Part> Plan()
    {
        const int Energy = CompareDescriptor.Voice, Spectrum = Energy + CompareDescriptor.Energy, End = CompareDescriptor.Count;
        var parts = new List<Part>();
        Add(Kind.Distribution, Energy, Spectrum, false);
        Add(Kind.Distribution, Energy, Spectrum, true);
        Add(Kind.Distribution, Spectrum, End, false);
        Add(Kind.Distribution, Spectrum, End, true);
        Add(Kind.Voice, 0, Energy, false);
        Add(Kind.Voice, 0, Energy, true);
        Add(Kind.Stretches, 0, 1, false);
        Add(Kind.Course, Energy, End, false);
        Add(Kind.CourseOfChange, Energy, End, true);
        return parts;

        void Add(Kind kind, int from, int to, bool delta)
        {
            var names = Functionals(kind).Names;
            for (int descriptor = from; descriptor < to; descriptor++)
            {
                var one = CompareDescriptor.All[descriptor];
                string stem = one.Name(delta) + (kind == Kind.Stretches ? "_ff0" : "");
                parts.Add(new(kind, descriptor, delta, [.. names.Select(name => Describe(kind, one, $"{stem}_{name}", name, delta))]));
            }
        }
    }

    private static FeatureColumn Describe(Kind kind, CompareDescriptor one, string column, string functional, bool delta)
    {
        bool own = Peaks.Contains(functional) || Lengths.Contains(functional);
        string note = kind == Kind.Stretches ? $"{one.Note}; {Unconfirmed}" : own ? $"{one.Note}; peaks and segments by a rule of our own" : one.Note;
        return new(column, one.Of, delta ? $"{functional} of delta" : functional, own ? Fidelity.Own : one.Fidelity, note);
    }

    private static FunctionalGroup Functionals(Kind kind) => kind switch
    {
        Kind.Distribution => new(new ContourExtremes(Extremes), new ContourPercentiles(true, 1, 99), new ContourMoments(Moments),
            ContourSegments.ByLevel(ComparePass.Step, [0.25, 0.75], Lengths), new ContourTimes(Times), new ContourLpc(5)),
        Kind.Voice => new(new ContourMeans(VoiceMeans), new ContourExtremes(Extremes), new ContourRegression(Regression),
            new ContourPercentiles(true, 1, 99), new ContourMoments(Moments), new ContourTimes(Times), new ContourLpc(5)),
        Kind.Stretches => new(ContourSegments.NonZero(ComparePass.Step, Lengths), new ContourMeans("nnz")),
        Kind.Course => new(new ContourMeans(FirstMeans), new ContourPeaks(ComparePass.Step, 0.1, Peaks), new ContourRegression(Regression)),
        _ => new(new ContourMeans(FirstMeans), new ContourPeaks(ComparePass.Step, 0.1, Peaks)),
    };

    private enum Kind
    {
        Distribution,
        Voice,
        Stretches,
        Course,
        CourseOfChange,
    }

    /// <summary>The functionals of one contour.</summary>
    private sealed record Part(Kind Kind, int Descriptor, bool Delta, IReadOnlyList<FeatureColumn> Columns);
}
