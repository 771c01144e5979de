using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Dsp;

public sealed class FilterBankTests
{
    private static MelFilterBank Mel(int bands, MelScale scale, MelNorm norm) =>
        new(bands, 2048, SampleRate.Hz22050, new Hertz(0), SampleRate.Hz22050.Nyquist, scale, norm);

    [Theory]
    [InlineData(MelScale.Slaney, 1000, 15)]
    [InlineData(MelScale.Slaney, 6400, 42)]
    [InlineData(MelScale.Slaney, 200, 3)]
    [InlineData(MelScale.Htk, 700, 781.1728)]
    [InlineData(MelScale.Htk, 0, 0)]
    public void The_scale_has_its_fixed_points(MelScale scale, double hertz, double mel)
    {
        Assert.Equal(mel, MelFilterBank.ToMel(hertz, scale), 1e-4);
        Assert.Equal(hertz, MelFilterBank.FromMel(MelFilterBank.ToMel(hertz, scale), scale), 1e-9);
    }

    [Theory]
    [InlineData(MelScale.Slaney)]
    [InlineData(MelScale.Htk)]
    public void Without_norm_neighbours_sum_to_one(MelScale scale)
    {
        float[][] rows = [.. Enumerable.Range(0, 20).Select(Mel(20, scale, MelNorm.None).Row)];
        // From the peak of the first band to the peak of the last, rising and falling slopes meet.
        int first = Array.IndexOf(rows[0], rows[0].Max()) + 1, last = Array.IndexOf(rows[19], rows[19].Max());
        for (int bin = first; bin < last; bin++)
            Assert.Equal(1, rows.Sum(row => row[bin]), 1e-5);
    }

    [Fact]
    public void With_Slaneys_norm_every_band_has_area_one()
    {
        var bank = Mel(20, MelScale.Slaney, MelNorm.Slaney);
        for (int band = 0; band < 20; band++)
            Assert.Equal(1, bank.Row(band).Sum() * 22050 / 2048, 0.02);
    }

    [Fact]
    public void Applying_it_is_the_product_with_its_rows()
    {
        var bank = Mel(128, MelScale.Slaney, MelNorm.Slaney);
        var random = new Random(5);
        float[] power = [.. Enumerable.Range(0, bank.Bins).Select(_ => random.NextSingle())];
        var bands = new float[128];
        bank.Apply(power, bands);
        for (int band = 0; band < 128; band++)
            Assert.Equal(bank.Row(band).Zip(power, (w, p) => (double)w * p).Sum(), bands[band], 1e-6);
    }

    [Fact]
    public void Edges_outside_the_spectrum_are_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => new MelFilterBank(40, 2048, SampleRate.Hz22050, new Hertz(0), new Hertz(12000)));
        Assert.Contains("from 0 Hz to 11025 Hz; got 0 Hz and 12000 Hz", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pure_note_lands_in_its_own_pitch_class()
    {
        var bank = new ChromaFilterBank(4096, SampleRate.Hz22050);
        var fft = new RealFft(4096);
        float[] window = Window.Make(WindowShape.Hann, 4096), power = new float[fft.Bins], chroma = new float[12];
        for (int note = 0; note < 12; note++)
        {
            double hertz = 440 * Math.Pow(2, (note - 9) / 12.0);
            fft.Power([.. window.Select((w, i) => w * (float)Math.Sin(2 * Math.PI * hertz * i / 22050))], power);
            bank.Apply(power, chroma);
            Assert.Equal(note, Array.IndexOf(chroma, chroma.Max()));
        }
    }

    [Fact]
    public void The_cosine_transform_is_orthonormal()
    {
        var dct = new Dct(16, 16);
        var rows = new float[16][];
        for (int i = 0; i < 16; i++)
        {
            var unit = new float[16];
            unit[i] = 1;
            dct.Apply(unit, rows[i] = new float[16]);
        }
        for (int i = 0; i < 16; i++)
        {
            for (int j = 0; j < 16; j++)
                Assert.Equal(i == j ? 1 : 0, rows[i].Zip(rows[j], (a, b) => (double)a * b).Sum(), 1e-6);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dct(16, 17));
    }
}
