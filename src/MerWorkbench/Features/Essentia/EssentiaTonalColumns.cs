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
        .. Vector("hpcp", HpcpRecipe.ForKeys.Size, Hpcp.Info, Peaks),
        new("hpcp_entropy", HpcpEntropy.Info, null, Fidelity.Tolerance, Peaks),
        new("hpcp_crest", HpcpCrest.Info, null, Fidelity.Tolerance, Peaks),
        new("chords_strength", Chords.Info, null, Fidelity.Tolerance, Peaks),
    ];

    public static IReadOnlyList<FeatureColumn> OfSound { get; } =
    [
        new("tuning_frequency", TuningFrequency.Info),
        .. Profiles.SelectMany(profile => (FeatureColumn[])
        [
            new($"key_{profile}_strength", Key.Info, "strength", Fidelity.Tolerance, Whole),
            .. Place($"key_{profile}", Key.Info),
        ]),
        .. Vector("thpcp", HpcpRecipe.ForKeys.Size, TransposedHpcp.Info, Peaks),
        .. Vector("chords_histogram", Chord.Count, ChordsHistogram.Info, Whole),
        new("chords_number_rate", ChordsNumberRate.Info, null, Fidelity.Tolerance, Whole),
        new("chords_changes_rate", ChordsChangesRate.Info, null, Fidelity.Tolerance, Whole),
        .. Place("chords_key", ChordsKey.Info),
        new("tuning_diatonic_strength", DiatonicStrength.Info, null, Fidelity.Tolerance, Peaks),
        new("tuning_equal_tempered_deviation", EqualTemperedDeviation.Info, null, Fidelity.Tolerance, Peaks),
        new("tuning_nontempered_energy_ratio", NontemperedEnergyRatio.Info, null, Fidelity.Tolerance, Peaks),
    ];

    private static IEnumerable<FeatureColumn> Vector(string name, int size, Descriptor of, string note) =>
        Enumerable.Range(0, size).Select(i => new FeatureColumn(Invariant($"{name}_{i}"), of, null, Fidelity.Tolerance, note));

    private static FeatureColumn[] Place(string name, Descriptor of) =>
    [
        new($"{name}_fifths_cos", of, "tonic on the circle of fifths, C at (1, 0), G next: x", Fidelity.Tolerance, Coded),
        new($"{name}_fifths_sin", of, "tonic on the circle of fifths: y", Fidelity.Tolerance, Coded),
        new($"{name}_major", of, "1 major, 0 minor", Fidelity.Tolerance, Coded),
    ];
}
