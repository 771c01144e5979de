using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>The same sound's MFCCs by two conventions, stage by stage: where they part, by how much, and which choice matters.</summary>
/// <param name="First">The convention that is taken as the standard.</param>
/// <param name="Second">The one compared with it.</param>
/// <param name="Sound">The file, or null.</param>
/// <param name="Length">How much of it was heard.</param>
/// <param name="Stages">Every stage, in order.</param>
/// <param name="Together">How far the second's MFCCs lie from the first's, each by its own convention throughout.</param>
public sealed record ConventionComparison(
    MfccConvention First, MfccConvention Second, string? Sound, Seconds Length, IReadOnlyList<StageDifference> Stages, CepstralChange Together)
{
    /// <summary>The first stage in which the conventions part; null where they are the same throughout.</summary>
    public StageDifference? Parting => Stages.FirstOrDefault(stage => stage.Differs);

    /// <summary>The stage that, taken alone from the second, moves the first's c1 and up most; null where none does.</summary>
    public StageDifference? Decisive => Stages.Where(stage => stage.Alone.Decibels is not null).MaxBy(stage => stage.Alone.Decibels);

    /// <summary>Compares two conventions on a sound. Channels are averaged and the rate is changed to <see cref="MfccConvention.Rate"/>.</summary>
    /// <param name="sound">The sound; half a minute tells as much as an hour.</param>
    /// <param name="first">The convention that is taken as the standard.</param>
    /// <param name="second">The one compared with it.</param>
    /// <exception cref="MerException">The sound is too short for a frame of either, or the two have no coefficient in common.</exception>
    public static ConventionComparison Of(Waveform sound, MfccConvention first, MfccConvention second)
    {
        var samples = sound.ToMono().Resample(MfccConvention.Rate).Channel(0);
        foreach (var convention in (MfccConvention[])[first, second])
        {
            if (convention.Framing.Cut.Count(samples.Length) == 0)
                throw new MerException(Invariant($"the sound is too short for a frame of {convention.Name}: {samples.Length} samples at {MfccConvention.Rate}."), sound.Source);
        }
        var raw = StageValues.Of(samples);
        StageValues[] inFirst = [.. first.Follow(raw, MfccStage.Scale)], inSecond = [.. second.Follow(raw, MfccStage.Scale)];
        var stages = Enum.GetValues<MfccStage>().Select(stage => Stage(stage, raw, first, inFirst, second, inSecond)).ToList();
        return new(first, second, sound.Source, sound.Duration, stages, CepstralDistance.Of(first, inFirst[^1], second, inSecond[^1]));
    }

    /// <summary>The comparison as a table for people, at most 100 characters wide.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string from = Parting is null ? "They are the same throughout." : $"They part at {Parting.Title}: {Apart(Parting)}.";
        string shape = Invariant($"c{Math.Max(1, Together.FirstCoefficient)}-c{Together.LastCoefficient}");
        text.AppendLine($"MFCC by {First.Name} and by {Second.Name} of {Sound ?? "a sound"}, {Length}");
        text.AppendLine(from);
        if (Decisive is not null)
            text.AppendLine($"{Decisive.Title} matters most: taken alone from {Second.Name} it moves {shape} by {Share(Math.Pow(10, Decisive.Alone.Decibels!.Value / 20))} their size.");
        text.AppendLine();
        text.AppendLine($"{"",-13}{"values, same input",22}{"",4}{$"MFCC, this stage alone ({First.Logarithm.Unit})",34}");
        text.AppendLine($"{"stage",-13}{"max abs",11}{"relative",11}{"",4}{"c0",10}{shape,10}{"dB re size",14}");
        foreach (var stage in Stages)
        {
            text.AppendLine($"{stage.Title,-13}{Number(stage.OnSameInput?.Largest),11}{Number(stage.OnSameInput?.Relative),11}{"",4}{Change(stage.Alone)}");
            if (!stage.Differs)
                continue;
            int width = Math.Max(First.Name.Length, Second.Name.Length) + 2;
            text.AppendLine($"    {First.Name.PadRight(width)}{stage.First}");
            text.AppendLine($"    {Second.Name.PadRight(width)}{stage.Second}");
        }
        text.Append($"{"all together",-13}{"",22}{"",4}{Change(Together)}");
        return text.ToString();
    }

    private static StageDifference Stage(
        MfccStage stage, StageValues raw, MfccConvention first, StageValues[] inFirst, MfccConvention second, StageValues[] inSecond)
    {
        StageValues a = inFirst[(int)stage], b = inSecond[(int)stage];
        bool differs = !first.Setting(stage).Equals(second.Setting(stage));
        var mixed = first.With(stage, second);
        // What came before this stage is the first's own.
        StageValues[] alone = differs ? [.. mixed.Follow(stage == MfccStage.Scale ? raw : inFirst[(int)stage - 1], stage)] : inFirst[(int)stage..];
        return new(stage, first.Setting(stage).ToString()!, second.Setting(stage).ToString()!, (a.Rows, a.Columns), (b.Rows, b.Columns))
        {
            Differs = differs,
            SoFar = CepstralDistance.Values(first, a, second, b),
            OnSameInput = CepstralDistance.Values(first, a, mixed, alone[0]),
            Alone = CepstralDistance.Of(first, inFirst[^1], mixed, alone[^1]),
        };
    }

    private string Apart(StageDifference stage) => stage.OnSameInput is null
        ? $"{First.Name} makes {Shape(stage.FirstShape)} values, {Second.Name} {Shape(stage.SecondShape)}"
        : $"values differ by up to {Number(stage.OnSameInput.Largest)}" + (stage.OnSameInput.Relative is double share ? $", {Share(share)} their size" : "");

    private static string Shape((int Rows, int Columns) shape) => Invariant($"[{shape.Rows}, {shape.Columns}]");

    private static string Change(CepstralChange change) =>
        $"{Number(change.Level),10}{Number(change.Shape),10}{(change.Decibels is double decibels ? Invariant($"{decibels:0.0}") : "–"),14}";

    private static string Share(double share) => share < 10 ? $"{Number(100 * share)} % of" : $"{Number(share)} times";

    private static string Number(double? value) => value switch
    {
        null => "–",
        > -1e-9 and < 1e-9 => "0",
        double number when Math.Abs(number) is >= 1e-3 and < 1e5 => Invariant($"{number:G4}"),
        double number => Invariant($"{number:0.0e+0}"),
    };
}
