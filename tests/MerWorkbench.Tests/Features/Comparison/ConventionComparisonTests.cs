using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Comparison;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Comparison;

public sealed class ConventionComparisonTests
{
    private static readonly Waveform Signal = new(SampleRate.Hz22050, ReferenceSignal.Samples(22050, 2));
    private static readonly MfccConvention Librosa = MfccConventions.Librosa;

    [Fact]
    public void A_convention_is_equal_to_itself()
    {
        var comparison = ConventionComparison.Of(Signal, Librosa, Librosa);
        Assert.Null(comparison.Parting);
        Assert.Null(comparison.Decisive);
        Assert.Null(comparison.Together.Decibels);
        Assert.All(comparison.Stages, stage => Assert.Equal(new ValueDifference(0, 0), stage.SoFar));
        Assert.Contains("They are the same throughout.", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_stage_is_named_and_is_the_whole_difference()
    {
        var symmetric = Librosa with { Name = "symmetric", Window = Librosa.Window with { Periodic = false } };
        var comparison = ConventionComparison.Of(Signal, Librosa, symmetric);
        Assert.Equal(MfccStage.Window, comparison.Parting?.Stage);
        Assert.Equal(MfccStage.Window, comparison.Decisive?.Stage);
        Assert.Equal(0, comparison.Stages[(int)MfccStage.PreEmphasis].SoFar!.Largest);
        Assert.InRange(comparison.Stages[(int)MfccStage.Window].SoFar!.Relative!.Value, 1e-5, 1e-2);
        Assert.Equal(comparison.Together.ByCoefficient, comparison.Parting!.Alone.ByCoefficient);
        Assert.Single(comparison.Stages, stage => stage.Alone.Decibels is not null);
    }

    [Fact]
    public void A_louder_sound_moves_only_the_level()
    {
        var loud = Librosa with { Name = "integers", Scale = new(32768) };
        var change = ConventionComparison.Of(Signal, Librosa, loud).Stages[(int)MfccStage.Scale].Alone;
        // Every band rises by 20 log10(32768) dB, and c0 is sqrt(128) times their mean.
        Assert.Equal(Math.Sqrt(128) * 20 * Math.Log10(32768), change.Level!.Value, 1e-6);
        Assert.InRange(change.Shape, 0, 1e-9);
        Assert.Null(change.Decibels);
    }

    [Fact]
    public void Another_logarithm_is_a_factor()
    {
        var natural = Librosa with { Name = "natural", Logarithm = Librosa.Logarithm with { Factor = 20, Top = 160 } };
        var comparison = ConventionComparison.Of(Signal, Librosa, natural);
        Assert.Equal(MfccStage.Logarithm, comparison.Parting?.Stage);
        Assert.Equal(comparison.Parting!.SoFar, comparison.Parting.OnSameInput);
        // Twice the value is a difference as large as the value.
        Assert.Equal(0, comparison.Together.Decibels!.Value, 1e-6);
        Assert.Equal(1, comparison.Stages[(int)MfccStage.Logarithm].OnSameInput!.Relative!.Value, 1e-9);
    }

    [Fact]
    public void Frames_are_paired_by_time()
    {
        // From the first sample on, frames of the same length are the centred ones two hops later.
        var uncentred = Librosa with { Name = "uncentred", Framing = new(new Framing(2048, 512, Centered: false)) };
        var comparison = ConventionComparison.Of(Signal, uncentred, Librosa);
        Assert.Equal(MfccStage.Framing, comparison.Parting?.Stage);
        Assert.Equal(0, comparison.Parting!.SoFar!.Largest);
        Assert.InRange(comparison.Together.Shape, 0, 1e-9);
    }

    [Fact]
    public void Only_coefficients_that_both_have_are_compared()
    {
        var comparison = ConventionComparison.Of(Signal, Librosa, MfccConventions.Htk);
        Assert.Equal((1, 12), (comparison.Together.FirstCoefficient, comparison.Together.LastCoefficient));
        Assert.Null(comparison.Together.Level);
        Assert.Equal((1, 12), (comparison.Stages[(int)MfccStage.Cosine].Alone.FirstCoefficient, comparison.Stages[(int)MfccStage.Cosine].Alone.LastCoefficient));
        Assert.Equal(MfccStage.Scale, comparison.Parting?.Stage);
        Assert.Null(comparison.Stages[(int)MfccStage.Spectrum].SoFar);
    }

    [Fact]
    public void Every_pair_of_conventions_compares_finitely_on_sound_and_on_silence()
    {
        var silence = new Waveform(SampleRate.Hz22050, new float[11_025]);
        foreach (var first in MfccConventions.All)
        {
            foreach (var second in MfccConventions.All)
            {
                foreach (var sound in (Waveform[])[Signal.Slice(new(0), new(0.5)), silence])
                {
                    var comparison = ConventionComparison.Of(sound, first, second);
                    double?[] numbers = [.. comparison.Stages.SelectMany(stage => (double?[])[stage.SoFar?.Largest, stage.SoFar?.Relative, stage.OnSameInput?.Largest, stage.OnSameInput?.Relative, stage.Alone.Level, stage.Alone.Shape, stage.Alone.Decibels])];
                    Assert.All(numbers, number => Assert.True(number is null || double.IsFinite(number.Value)));
                    Assert.DoesNotContain("NaN", comparison.ToString(), StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void The_table_names_the_first_and_the_decisive_stage()
    {
        string text = ConventionComparison.Of(Signal, Librosa, MfccConventions.Essentia).ToString();
        Assert.Contains("They part at framing: librosa makes [87, 2048] values, essentia [88, 1024].", text, StringComparison.Ordinal);
        Assert.Contains("logarithm matters most: taken alone from essentia it moves c1-c12 by ", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 110));
    }

    [Fact]
    public void The_figure_marks_each_stage_that_changes_something()
    {
        var essentia = ConventionComparison.Of(Signal, Librosa, MfccConventions.Essentia);
        var marsyas = ConventionComparison.Of(Signal, Librosa, MfccConventions.Marsyas);
        var figure = ConventionFigure.Of(essentia, marsyas);
        Assert.Equal(2, figure.Traces.Count);
        var dots = Assert.IsType<Scatter>(figure.Traces[0]);
        Assert.Equal(1 + essentia.Stages.Count(stage => stage.Alone.Decibels is not null), dots.Text!.Count);
        Assert.Throws<MerException>(() => ConventionFigure.Of(essentia, ConventionComparison.Of(Signal, MfccConventions.Htk, Librosa)));
        Assert.Throws<MerException>(() => ConventionFigure.Of());
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Contains("too short for a frame of htk",
            Assert.Throws<MerException>(() => ConventionComparison.Of(new(SampleRate.Hz22050, new float[300]), Librosa, MfccConventions.Htk)).Message, StringComparison.Ordinal);
        Assert.Contains("There are: librosa, essentia,", Assert.Throws<MerException>(() => MfccConventions.Find("x")).Message, StringComparison.Ordinal);
    }
}
