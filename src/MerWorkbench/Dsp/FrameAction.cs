namespace MerWorkbench.Dsp;

/// <summary>What is done with each frame of a sound.</summary>
/// <param name="frame">Its samples, without window; only valid during the call.</param>
/// <param name="index">Its number from 0.</param>
public delegate void FrameAction(ReadOnlySpan<float> frame, int index);
