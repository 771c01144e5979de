using System.Collections.Immutable;
using MerWorkbench.Features.Tonal;
using static System.FormattableString;

namespace MerWorkbench.Features.Essentia;

/// <summary>The columns of <see cref="EssentiaTonal"/>, named as in MusicExtractor's output where it has them.</summary>
internal static class EssentiaTonalColumns
{
    private const string Peaks = "1e-5 of the largest bin on formula-made chords: peaks are found in float32 by another transform. Silence stays silence.";
    private const string Whole = "1e-5 on formula-made chords; a chord or key that two profiles fit equally well may differ";
    private const string Coded = "Essentia gives the name; a circle can be averaged and learned from";

    /// <summary>The profiles MusicExtractor finds keys with.</summary>
    public static ImmutableArray<KeyProfile> Profiles { get; } = [KeyProfile.Temperley, KeyProfile.Krumhansl, KeyProfile.Edma];

    public static IReadOnlyList<FeatureColumn> OfFrames { get; } =
    [
        .. Vector("tonal.hpcp", HpcpRecipe.ForKeys.Size, Hpcp.Info, Peaks),
        new("tonal.hpcp_entropy", HpcpEntropy.Info, null, Fidelity.Tolerance, Peaks),
        new("tonal.hpcp_crest", HpcpCrest.Info, null, Fidelity.Tolerance, Peaks),
        new("tonal.chords_strength", Chords.Info, null, Fidelity.Tolerance, Peaks),
    ];

    public static IReadOnlyList<FeatureColumn> OfSound { get; } =
    [
        new("tonal.tuning_frequency", TuningFrequency.Info),
        .. Profiles.SelectMany(profile => (FeatureColumn[])
        [
            new($"tonal.key_{profile}.strength", Key.Info, "strength", Fidelity.Tolerance, Whole),
            .. Place($"tonal.key_{profile}", Key.Info),
        ]),
        .. Vector("tonal.thpcp", HpcpRecipe.ForKeys.Size, TransposedHpcp.Info, Peaks),
        .. Vector("tonal.chords_histogram", Chord.Count, ChordsHistogram.Info, Whole),
        new("tonal.chords_number_rate", ChordsNumberRate.Info, null, Fidelity.Tolerance, Whole),
        new("tonal.chords_changes_rate", ChordsChangesRate.Info, null, Fidelity.Tolerance, Whole),
        .. Place("tonal.chords_key", ChordsKey.Info),
        new("tonal.tuning_diatonic_strength", DiatonicStrength.Info, null, Fidelity.Tolerance, Peaks),
        new("tonal.tuning_equal_tempered_deviation", EqualTemperedDeviation.Info, null, Fidelity.Tolerance, Peaks),
        new("tonal.tuning_nontempered_energy_ratio", NontemperedEnergyRatio.Info, null, Fidelity.Tolerance, Peaks),
    ];

    private static IEnumerable<FeatureColumn> Vector(string name, int size, Descriptor of, string note) =>
        Enumerable.Range(0, size).Select(i => new FeatureColumn(Invariant($"{name}_{i}"), of, null, Fidelity.Tolerance, note));

    private static FeatureColumn[] Place(string name, Descriptor of) =>
    [
        new($"{name}.fifths_cos", of, "tonic on the circle of fifths, C at (1, 0), G next: x", Fidelity.Tolerance, Coded),
        new($"{name}.fifths_sin", of, "tonic on the circle of fifths: y", Fidelity.Tolerance, Coded),
        new($"{name}.major", of, "1 major, 0 minor", Fidelity.Tolerance, Coded),
    ];
}
