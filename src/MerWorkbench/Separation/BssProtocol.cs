namespace MerWorkbench.Separation;

/// <summary>How BSS Eval is run, in samples.</summary>
/// <param name="Window">Samples of a window; null takes the whole sound as one.</param>
/// <param name="Hop">Samples from one window to the next.</param>
/// <param name="FiltersPerWindow">Whether distortion filters are found for each window anew, as in version 3, or once for the song.</param>
/// <param name="Images">Whether a filtered source counts as wrong (images) or as right (sources).</param>
/// <param name="Permute">Whether the order of the estimates is to be found, by the greatest mean SIR.</param>
internal sealed record BssProtocol(int? Window, int Hop, bool FiltersPerWindow, bool Images, bool Permute)
{
    /// <summary>Taps of a distortion filter.</summary>
    public const int Taps = 512;

    /// <summary>
    /// Where the windows begin and how long they are; what does not fill a window at the end is left out. Where only one fits, version 3 takes the
    /// whole sound, as mir_eval does.
    /// </summary>
    public IReadOnlyList<(int Start, int Length)> Windows(int length)
    {
        if (Window is not { } window || window >= length)
            return [(0, length)];
        int count = (length - window + Hop) / Hop;
        return FiltersPerWindow && count < 2 ? [(0, length)] : [.. Enumerable.Range(0, count).Select(index => (index * Hop, window))];
    }
}
