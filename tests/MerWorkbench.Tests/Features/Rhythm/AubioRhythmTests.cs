using System.Text.Json;
using MerWorkbench.Features.Rhythm;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Features.Rhythm;

/// <summary>Against aubio, which shares no algorithm with these trackers (aubio/make_rhythm.py).</summary>
public sealed class AubioRhythmTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(TestData.Golden.Text("aubio/rhythm.json")).RootElement.GetProperty("sounds");

    [Theory]
    [InlineData("click90")]
    [InlineData("click140")]
    [InlineData("click175")]
    [InlineData("drums")]
    public void Tempi_agree(string sound)
    {
        double expected = Golden.GetProperty(sound).GetProperty("tempo").GetDouble();
        double tempo = BeatsTempo.Of(new DegaraBeatTracker().Heard(RhythmSignals.All[sound]()).Beats).Value;
        Assert.Equal(expected, tempo, 0.04 * expected);
    }

    [Theory]
    [InlineData("click90")]
    [InlineData("click140")]
    [InlineData("click175")]
    public void Onsets_agree(string sound)
    {
        double[] expected = Golden.GetProperty(sound).GetProperty("onsets").Numbers();
        double[] onsets = new OnsetRate().Heard(RhythmSignals.All[sound]()).Onsets.Values();
        Assert.InRange(RhythmGoldens.FMeasure(onsets, expected, 0.05), 0.97, 1);
    }
}
