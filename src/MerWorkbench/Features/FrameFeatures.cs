using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>Descriptors of every frame of a sound, all from one pass of short-time spectra: <c>[frames, bins]</c>.</summary>
public sealed class FrameFeatures : FeatureSet
{
    private static readonly string[] PitchClasses = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    private readonly Lazy<FrameTables> _tables;

    /// <summary>Names a choice of descriptors.</summary>
    /// <param name="name">The set's name.</param>
    /// <param name="recipe">How they are computed.</param>
    /// <param name="descriptors">Which; at least one.</param>
    /// <exception cref="ArgumentException">No descriptor is chosen, or the recipe cannot be computed.</exception>
    public FrameFeatures(string name, FrameRecipe recipe, FrameDescriptors descriptors)
    {
        recipe.Validate();
        Name = name;
        Recipe = recipe;
        Descriptors = descriptors;
        Columns = [.. Describe(recipe, descriptors)];
        if (Columns.Count == 0)
            throw new ArgumentException("A feature set needs at least one descriptor; got none.", nameof(descriptors));
        Parameters = recipe.Describe(descriptors);
        _tables = new(() => new FrameTables(recipe, descriptors));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; }

    /// <inheritdoc/>
    public override string Parameters { get; }

    /// <summary>How the descriptors are computed.</summary>
    public FrameRecipe Recipe { get; }

    /// <summary>Which descriptors there are.</summary>
    public FrameDescriptors Descriptors { get; }

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        using var pass = new FramePass(_tables.Value);
        SoundFacts facts = sound.Play(Recipe.Rate, pass, cancellation);
        if (pass.Frames == 0)
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"the sound is too short for one frame of {Recipe.FrameLength} samples: {pass.Samples} samples at {Recipe.Rate}."), sound.Name);
        return FilledRows.Of(Columns, Recipe.Timing, sound, facts, pass.Write);
    }

    private static IEnumerable<FeatureColumn> Describe(FrameRecipe recipe, FrameDescriptors descriptors)
    {
        bool Has(FrameDescriptors one) => descriptors.HasFlag(one);
        if (Has(FrameDescriptors.LogMel))
        {
            for (int band = 0; band < recipe.MelBands; band++)
                yield return new($"mel_{band}", LibrosaDescriptors.LogMel);
        }
        if (Has(FrameDescriptors.Mfcc))
        {
            for (int k = 0; k < recipe.Coefficients; k++)
                yield return new($"mfcc_{k}", LibrosaDescriptors.Mfcc);
        }
        if (Has(FrameDescriptors.Chroma))
        {
            foreach (string pitch in PitchClasses)
                yield return new($"chroma_{pitch}", LibrosaDescriptors.Chroma);
        }
        if (Has(FrameDescriptors.Centroid))
            yield return new("centroid", LibrosaDescriptors.Centroid);
        if (Has(FrameDescriptors.Bandwidth))
            yield return new("bandwidth", LibrosaDescriptors.Bandwidth);
        if (Has(FrameDescriptors.RollOff))
            yield return new("rolloff", LibrosaDescriptors.RollOff);
        if (Has(FrameDescriptors.Flatness))
            yield return new("flatness", LibrosaDescriptors.Flatness);
        if (Has(FrameDescriptors.OnsetFlux))
            yield return new("flux", LibrosaDescriptors.OnsetFlux);
        if (Has(FrameDescriptors.Rms))
            yield return new("rms", LibrosaDescriptors.Rms);
        if (Has(FrameDescriptors.ZeroCrossings))
            yield return new("zero_crossings", LibrosaDescriptors.ZeroCrossings);
        if (Has(FrameDescriptors.Tonnetz))
        {
            foreach (string circle in (string[])["fifths", "minor_thirds", "major_thirds"])
            {
                foreach (string axis in (string[])["x", "y"])
                    yield return new($"tonnetz_{circle}_{axis}", Tonnetz.Info, Note: "of chroma_stft; librosa's default takes the chroma of a constant-Q transform");
            }
        }
        if (Has(FrameDescriptors.Contrast))
        {
            for (int band = 0; band < OctaveContrast.Bands; band++)
                yield return new($"contrast_{band}", OctaveContrast.Info);
        }
    }
}
