namespace MerWorkbench.Models;

/// <summary>What the recurrent layer of a <see cref="RawAudioNetwork"/> runs over. The paper's description leaves both open.</summary>
public enum RecurrentSpan
{
    /// <summary>The 199 steps inside one window of 500 ms; a window knows nothing of its neighbours, and its last states are read.</summary>
    Window,

    /// <summary>The windows of a song, two a second, each as the mean of its steps; every state is read.</summary>
    Song,
}
