using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.OpenSmile;

/// <summary>The widest sets there are, and names with brackets and dots, go through the store unchanged.</summary>
public sealed class StoredSetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("deam260")]
    [InlineData("compare2016")]
    [InlineData("egemaps")]
    public void A_set_comes_back_from_the_store_as_it_was_computed(string name)
    {
        string song = _folder["song.wav"];
        new Waveform(SampleRate.Hz44100, ReferenceSignal.Samples(44100, 1)).Save(song);
        FeatureSet set = FeatureSets.Find(name);
        var store = new FeatureStore(_folder["store"]);
        FeatureMatrix first = store.Get(song, set, TestContext.Current.CancellationToken), second = store.Get(song, set, TestContext.Current.CancellationToken);
        Assert.Equal(first.Columns.Select(column => column.Name), second.Columns.Select(column => column.Name));
        Assert.True(first.Values.Span.SequenceEqual(second.Values.Span));
        Assert.True(first.Values.Span.SequenceEqual(set.Extract(Waveform.Load(song)).Values.Span));
    }
}
