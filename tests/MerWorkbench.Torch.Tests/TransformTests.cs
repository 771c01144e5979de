using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class TransformTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_cosine_has_all_its_energy_at_its_frequency()
    {
        var x = (arange(16, dtype: float64) * (2 * Math.PI * 3 / 16)).cos();
        var power = fft.rfft(x).abs();
        Assert.Equal(3, power.argmax().ToInt64());
        Assert.Equal(8.0, power[3].item<double>(), 12);
        Assert.Equal(8.0, power.sum().item<double>(), 10);
        Assert.Equal(2.0, fft.rfft(x, norm: FFTNormType.Ortho).abs()[3].item<double>(), 12);
        Assert.Equal([0.0, 0.25, 0.5], fft.rfftfreq(4, dtype: float64).data<double>().ToArray());
    }

    [Fact]
    public void Every_transform_has_its_way_back()
    {
        var x = randn([4, 8], float64);
        Assert.True(fft.irfft(fft.rfft(x)).allclose(x));
        Assert.True(fft.ifft(fft.fft_(x)).real.allclose(x));
        Assert.True(fft.ifft2(fft.fft2(x)).real.allclose(x));
        Assert.True(fft.ifftn(fft.fftn(x)).real.allclose(x));
        Assert.True(fft.ifftshift(fft.fftshift(x)).equal(x));
    }

    [Fact]
    public void The_short_time_transform_gives_PyTorchs_numbers_and_comes_back()
    {
        var x = arange(32, dtype: float64).sin();
        var window = hann_window(8, dtype: float64);
        var spectrum = x.stft(8, 2, window: window);
        Assert.Equal([5, 17], spectrum.shape);
        // torch.stft of python3-torch 1.13.1 on the same signal.
        Assert.Equal(0.5189407280510885, spectrum[1, 3].real.item<double>(), 14);
        Assert.Equal(1.8764316686496545, spectrum[1, 3].imag.item<double>(), 14);
        Assert.Equal(-0.4781509677126152, spectrum[4, 16].real.item<double>(), 14);
        Assert.True(spectrum.istft(8, 2, window: window, length: 32).allclose(x));
        Assert.Equal([5, 17, 2], x.stft(8, 2, window: window, return_complex: false).shape);
    }

    [Fact]
    public void Decompositions_multiply_back_to_their_matrix()
    {
        manual_seed(5);
        var a = randn([4, 4], float64);
        var (q, r) = linalg.qr(a);
        Assert.True(q.mm(r).allclose(a));
        var (u, s, vh) = linalg.svd(a);
        Assert.True(u.mm(diag(s)).mm(vh).allclose(a));
        var spd = a.mm(a.T) + eye(4, dtype: float64);
        var l = linalg.cholesky(spd);
        Assert.True(l.mm(l.T).allclose(spd));
        var (values, vectors) = linalg.eigh(spd);
        Assert.True(spd.mm(vectors).allclose(vectors * values));
        Assert.True(linalg.inv(spd).mm(spd).allclose(eye(4, dtype: float64)));
        Assert.True(spd.mm(linalg.solve(spd, a)).allclose(a));
        Assert.Equal(linalg.det(spd).item<double>(), Math.Exp(linalg.slogdet(spd).logabsdet.item<double>()), 6);
        Assert.True(einsum("ij,jk->ik", a, spd).allclose(a.matmul(spd)));
    }
}
