using MerWorkbench.Dsp;

namespace MerWorkbench.Tests.Dsp;

public sealed class RealFftTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 17).Select(exponent => 1 << exponent)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void It_equals_the_definition_in_double(int length)
    {
        float[] signal = Noise(length);
        var fft = new RealFft(length);
        var real = new float[fft.Bins];
        var imaginary = new float[fft.Bins];
        var power = new float[fft.Bins];
        fft.Transform(signal, real, imaginary);
        fft.Power(signal, power);

        (double, double)[] circle = [.. Enumerable.Range(0, length).Select(i => Math.SinCos(2 * Math.PI * i / length))];
        // Every bin of short signals, a sample of the bins of long ones.
        double error = 0, energy = 0, powerError = 0;
        for (int k = 0; k < fft.Bins; k += Math.Max(1, fft.Bins / 200) | 1)
        {
            var (re, im) = Definition(signal, circle, k);
            error += Math.Pow(real[k] - re, 2) + Math.Pow(imaginary[k] - im, 2);
            energy += re * re + im * im;
            powerError = Math.Max(powerError, Math.Abs(power[k] - (re * re + im * im)));
        }
        Assert.InRange(Math.Sqrt(error / energy), 0, 2.5e-7);
        Assert.InRange(powerError / (energy / Math.Min(fft.Bins, 200)), 0, 5e-5);
        Assert.Equal(0, imaginary[0]);
        Assert.Equal(0, imaginary[^1], 1e-5);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(2048)]
    public void A_tone_on_a_bin_is_that_bin_alone(int length)
    {
        var fft = new RealFft(length);
        var power = new float[fft.Bins];
        foreach (int bin in new[] { 1, 7, length / 4, length / 2 - 1 })
        {
            fft.Power([.. Enumerable.Range(0, length).Select(i => (float)Math.Cos(2 * Math.PI * bin * (long)i / length))], power);
            Assert.Equal(length * length / 4f, power[bin], 1e-6f * length * length);
            power[bin] = 0;
            Assert.All(power, p => Assert.InRange(p, 0, 1e-10f * length * length));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2048)]
    [InlineData(1000)]
    [InlineData(2047)]
    public void Other_lengths_are_refused(int length)
    {
        var fault = Assert.Throws<ArgumentException>(() => new RealFft(length));
        Assert.Contains($"power of two from 2 to 16777216; got {length}.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_of_the_wrong_length_are_refused()
    {
        var fft = new RealFft(256);
        Assert.Contains("expected 256, got 255", Assert.Throws<ArgumentException>(() => fft.Power(new float[255], new float[129])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 129, got 128", Assert.Throws<ArgumentException>(() => fft.Transform(new float[256], new float[129], new float[128])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_plan_serves_many_threads()
    {
        var fft = new RealFft(1024);
        float[][] signals = [.. Enumerable.Range(0, 64).Select(seed => Noise(1024, seed))];
        float[][] alone = [.. signals.Select(signal => Power(fft, signal))];
        var together = new float[64][];
        Parallel.For(0, 64, i => together[i] = Power(fft, signals[i]));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_transform_allocates_nothing()
    {
        var fft = new RealFft(2048);
        float[] signal = Noise(2048), power = new float[fft.Bins];
        Assert.Equal(0, HeapBytes.Of(() => fft.Power(signal, power)));
    }

    private static float[] Power(RealFft fft, float[] signal)
    {
        var power = new float[fft.Bins];
        fft.Power(signal, power);
        return power;
    }

    private static float[] Noise(int length, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static (double Re, double Im) Definition(float[] signal, (double Sin, double Cos)[] circle, int k)
    {
        double re = 0, im = 0;
        for (int j = 0; j < signal.Length; j++)
        {
            var (sine, cosine) = circle[(long)j * k % signal.Length];
            (re, im) = (re + signal[j] * cosine, im - signal[j] * sine);
        }
        return (re, im);
    }
}
