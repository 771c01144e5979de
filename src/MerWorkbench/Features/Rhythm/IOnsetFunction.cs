namespace MerWorkbench.Features.Rhythm;

/// <summary>An onset detection function: one number a frame, not negative, that rises where something begins.</summary>
/// <remarks>It keeps what it needs of the frames before, so that one object serves one pass over one sound.</remarks>
public interface IOnsetFunction
{
    /// <summary>The function's value for the next frame.</summary>
    /// <param name="spectrum">The frame's spectrum.</param>
    float Next(FrameSpectrum spectrum);
}
