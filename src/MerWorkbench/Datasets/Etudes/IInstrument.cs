namespace MerWorkbench.Datasets.Etudes;

/// <summary>Turns notes into sound.</summary>
internal interface IInstrument
{
    /// <summary>Adds a note, and what rings on after it, to a sound.</summary>
    /// <param name="note">The note.</param>
    /// <param name="into">The whole part, mono, from second 0; what lies beyond its end is cut.</param>
    /// <param name="rate">Samples a second.</param>
    void Play(in Note note, Span<float> into, int rate);
}
