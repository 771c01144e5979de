using static System.FormattableString;

namespace MerWorkbench.Features.Marsyas;

/// <summary>The columns of Marsyas's sets, named as in the ARFF files that bextract writes.</summary>
/// <remarks>The names were compared with those of the 124 Marsyas features of the Million Song Dataset (Schindler et al. 2012).</remarks>
internal static class MarsyasColumns
{
    private const string FromSamples = "HopSize512_WinSize512_Sum_AudioCh0";
    private const string FromSpectrum = $"Power_powerFFT_WinHamming_{FromSamples}";
    private static readonly string[] PitchClasses = ["A", "A#", "B", "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#"];

    public static IReadOnlyList<FeatureColumn> Of(MarsyasStage stage, int memory)
    {
        FeatureColumn[] columns = [.. Frame()];
        if (stage != MarsyasStage.Frames)
            columns = [.. Summed(columns, Invariant($"Mem{memory}_"), Invariant($" over {memory} frames"), null)];
        if (stage == MarsyasStage.Clip)
            columns = [.. Summed(columns, "Acc5_", " over the sound", "bextract stops after 5000 frames (116 s), and says Acc5 whatever its limit; here every frame counts")];
        return columns;
    }

    private static IEnumerable<FeatureColumn> Frame()
    {
        yield return new($"ZeroCrossings_{FromSamples}", MarsyasZeroCrossings.Info);
        yield return new($"Centroid_{FromSpectrum}", MarsyasCentroid.Info);
        yield return new($"Rolloff_{FromSpectrum}", MarsyasRolloff.Info);
        yield return new($"Flux_{FromSpectrum}", MarsyasFlux.Info);
        for (int k = 0; k < MarsyasMfcc.Coefficients; k++)
            yield return new(Invariant($"MFCC{k}_{FromSpectrum}"), MarsyasMfcc.Info);
        foreach (string pitch in PitchClasses)
            yield return new($"PeakRatio_Chroma_{pitch}_{FromSpectrum}", MarsyasChroma.Info, Note: "bins are taken to lie at twice their frequency, as Marsyas does");
        // Marsyas hands on the name of the first class only.
        yield return new($"PeakRatio_Average_Chroma_A_{FromSpectrum}", MarsyasPeakToAverage.Info);
        yield return new($"PeakRatio_Minimum_Chroma_A_{FromSpectrum}", MarsyasPeakToMinimum.Info);
    }

    private static IEnumerable<FeatureColumn> Summed(FeatureColumn[] columns, string prefix, string over, string? note)
    {
        foreach (var (name, statistic) in new[] { ("Mean", "mean"), ("Std", "std") })
        {
            foreach (var column in columns)
            {
                yield return column with
                {
                    Name = $"{name}_{prefix}{column.Name}",
                    Statistic = column.Statistic is null ? $"{statistic}{over}" : $"{statistic}{over} of the {column.Statistic}",
                    Note = note ?? column.Note,
                };
            }
        }
    }
}
