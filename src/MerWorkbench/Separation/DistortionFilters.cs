using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// The filters of a number of taps that bring references nearest to an estimate in the sense of least squares, and the estimate as those
/// filters make it of the references.
/// </summary>
internal sealed class DistortionFilters
{
    // [references, channels of the estimate, taps]
    private readonly double[] coefficients;
    private readonly long[] rows;
    private readonly int channels, taps;

    private DistortionFilters(double[] coefficients, int[] rows, int channels, int taps) =>
        (this.coefficients, this.rows, this.channels, this.taps) = (coefficients, [.. rows.Select(row => (long)row)], channels, taps);

    /// <summary>Finds the filters of several estimates at once.</summary>
    /// <param name="correlations">Of all references with themselves and all estimates.</param>
    /// <param name="rows">The reference signals used.</param>
    /// <param name="estimates">How many estimates there are.</param>
    /// <param name="channels">Signals of each estimate.</param>
    public static DistortionFilters[] Find(Correlations correlations, IEnumerable<int> rows, int estimates, int channels)
    {
        int[] used = Independent(correlations, rows);
        int references = used.Length, taps = correlations.Taps, size = references * taps, columns = estimates * channels;
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Tensor gram = zeros([size, size], ScalarType.Float64), products = zeros([size, columns], ScalarType.Float64);
        Span<double> matrix = gram.data<double>().Span, right = products.data<double>().Span;
        for (int i = 0; i < references; i++)
        {
            for (int j = 0; j < references; j++)
            {
                ReadOnlySpan<double> later = correlations.Of(used[i], used[j]), earlier = correlations.Of(used[j], used[i]);
                for (int a = 0; a < taps; a++)
                {
                    Span<double> row = matrix.Slice((i * taps + a) * size + j * taps, taps);
                    for (int b = 0; b < taps; b++)
                        row[b] = a >= b ? later[a - b] : earlier[b - a];
                }
            }
            for (int column = 0; column < columns; column++)
            {
                ReadOnlySpan<double> with = correlations.Of(used[i], correlations.References + column);
                for (int a = 0; a < taps; a++)
                    right[(i * taps + a) * columns + column] = with[a];
            }
        }
        double[] solved = Solve(gram, products).contiguous().data<double>().ToArray();
        return [.. Enumerable.Range(0, estimates).Select(estimate =>
        {
            var own = new double[references * channels * taps];
            for (int i = 0; i < references; i++)
            {
                for (int c = 0; c < channels; c++)
                {
                    for (int a = 0; a < taps; a++)
                        own[(i * channels + c) * taps + a] = solved[(i * taps + a) * columns + estimate * channels + c];
                }
            }
            return new DistortionFilters(own, used, channels, taps);
        })];
    }

    /// <summary>
    /// Those of some signals that no others before them make up to 1e-13 of their energy: the same sound on both channels counts once. The rest would
    /// add nothing to what the filters can make, and leave the equations without a single solution.
    /// </summary>
    private static int[] Independent(Correlations correlations, IEnumerable<int> rows)
    {
        var kept = new List<(int Row, double[] Factor)>();
        foreach (int row in rows)
        {
            double energy = correlations.Of(row, row)[0], left = energy;
            var factor = new double[kept.Count + 1];
            for (int j = 0; j < kept.Count; j++)
            {
                double cross = correlations.Of(row, kept[j].Row)[0];
                for (int k = 0; k < j; k++)
                    cross -= factor[k] * kept[j].Factor[k];
                factor[j] = cross / kept[j].Factor[j];
                left -= factor[j] * factor[j];
            }
            if (left <= 1e-13 * energy)
                continue;
            factor[^1] = Math.Sqrt(left);
            kept.Add((row, factor));
        }
        return [.. kept.Select(one => one.Row)];
    }

    /// <summary>
    /// Solves with museval's guard against a singular matrix. Where signals depend on each other's past in spite of it, as pure tones do, a ridge of
    /// 1e-12 of the mean energy picks the solution of least norm: all solutions give the same signal.
    /// </summary>
    private static Tensor Solve(Tensor gram, Tensor products)
    {
        Tensor diagonal = gram.diagonal();
        diagonal.add_(double.BitIncrement(1) - 1);
        try
        {
            return linalg.solve(gram, products);
        }
        catch (TorchException e) when (e.Message.Contains("singular", StringComparison.Ordinal))
        {
            diagonal.add_(1e-12 * diagonal.mean().item<double>());
            return linalg.solve(gram, products);
        }
    }

    /// <summary>The filters' spectra, <c>[references, channels, bins]</c>, for blocks of a number of points.</summary>
    public Tensor Spectra(int points) => fft.rfft(tensor(coefficients, [rows.Length, channels, taps]), points);

    /// <summary>The signal behind the filters.</summary>
    /// <param name="spectra">The filters' spectra.</param>
    /// <param name="signals">The spectra of all reference signals, <c>[signals, bins]</c>.</param>
    /// <param name="points">Points of a block.</param>
    /// <returns><c>[channels, points - taps + 1]</c>: what is right of a circular filtering.</returns>
    public Tensor Apply(Tensor spectra, Tensor signals, int points) =>
        fft.irfft((spectra * signals.index_select(0, tensor(rows, [rows.Length])).unsqueeze(1)).sum(dim: 0), points).narrow(1, taps - 1, points - taps + 1);
}
