namespace MerWorkbench.Dsp;

/// <summary>Takes a sound block by block, so that its length costs no memory.</summary>
public interface ISampleSink
{
    /// <summary>Takes the next samples, as many as there are.</summary>
    /// <param name="samples">Samples of one channel; only valid during the call.</param>
    void Push(ReadOnlySpan<float> samples);

    /// <summary>Says that no sample follows. Called once.</summary>
    void Finish();
}
