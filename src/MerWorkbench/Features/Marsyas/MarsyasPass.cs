using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Marsyas;

/// <summary>One pass over a sound, from samples to the rows of one stage. Holds scratch memory and the past: one object a sound. A frame allocates nothing.</summary>
internal sealed class MarsyasPass : ISampleSink, IDisposable
{
    public const int FrameLength = 512, FrameValues = 31;

    private readonly float[] _window, _samples = new float[FrameLength], _power = new float[FrameLength / 2 + 1], _row = new float[FrameValues];
    private readonly RealFft _fft = new(FrameLength);
    private readonly MarsyasCentroid _centroid;
    private readonly MarsyasFlux _flux;
    private readonly MarsyasMfcc _mfcc;
    private readonly MarsyasChroma _chroma;
    private readonly FrameCutter _cutter;
    private readonly TextureWindow? _texture;
    private readonly ColumnMoments? _clip;
    private readonly FrameTable? _frames;

    public MarsyasPass(MarsyasFeatures set)
    {
        _window = Window.Make(WindowShape.Hamming, FrameLength, periodic: false);
        // Marsyas scales the transform itself by 1/N.
        TensorPrimitives.Divide(_window, FrameLength, _window);
        _centroid = new(_power.Length);
        _flux = new(_power.Length);
        _mfcc = new(FrameLength, set.Rate);
        _chroma = new(FrameLength, set.Rate);
        _cutter = new(new Framing(FrameLength, FrameLength, Centered: false, UntilEnd: true), OnFrame);
        if (set.Stage != MarsyasStage.Frames)
            _texture = new(FrameValues, set.Memory);
        if (set.Stage == MarsyasStage.Clip)
            _clip = new(2 * FrameValues);
        else
            _frames = new(FrameValues);
    }

    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    public void Finish() => _cutter.Finish();

    public void Dispose() => _frames?.Dispose();

    /// <summary>Hands the rows over once the sound has ended.</summary>
    public void Write(FeatureRows into)
    {
        if (_clip is not null)
        {
            into.Add(_clip.Result());
            return;
        }
        for (int i = 0; i < _frames!.Rows; i++)
        {
            _frames.CopyRows(i, _row);
            into.Add(_texture is null ? _row : _texture.Next(_row));
        }
    }

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        TensorPrimitives.Multiply(frame, _window, _samples);
        _fft.Power(_samples, _power);
        _row[0] = MarsyasZeroCrossings.Of(frame);
        _row[1] = _centroid.Of(_power);
        _row[2] = MarsyasRolloff.Of(_power);
        _row[3] = _flux.Next(_power);
        _mfcc.Of(_power, _row.AsSpan(4, MarsyasMfcc.Coefficients));
        var chroma = _row.AsSpan(4 + MarsyasMfcc.Coefficients, MarsyasChroma.Classes);
        _chroma.Of(_power, chroma);
        _row[29] = MarsyasPeakToAverage.Of(chroma);
        _row[30] = MarsyasPeakToMinimum.Of(chroma);
        if (_clip is null)
            _frames!.Append(_row);
        else
            _clip.Add(_texture!.Next(_row));
    }
}
