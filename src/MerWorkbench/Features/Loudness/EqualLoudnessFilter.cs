using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static System.FormattableString;

namespace MerWorkbench.Features.Loudness;

/// <summary>
/// Weighs a sound as the ear does at moderate levels and passes it on: what is soft to the ear (below 200 Hz, above 10 kHz) becomes small.
/// The filter of the Replay Gain proposal (Robinson, 2001): a tenth-order fit to the inverse of the averaged equal-loudness curves by the
/// Yule-Walker method, then a second-order Butterworth high-pass at 150 Hz. Streaming; one per pass.
/// </summary>
public sealed class EqualLoudnessFilter : ISampleSink
{
    private readonly IirCascade _filter;
    private readonly ISampleSink _next;
    private readonly float[] _block = new float[4096];

    /// <summary>Puts the filter before a sink.</summary>
    /// <param name="rate">The rate; one of <see cref="Rates"/>.</param>
    /// <param name="next">Takes as many samples as the filter is given.</param>
    /// <exception cref="MerException">The filter has no coefficients for the rate.</exception>
    public EqualLoudnessFilter(SampleRate rate, ISampleSink next) => (_filter, _next) = (Cascade(rate), next);

    /// <summary>The rates the filter is defined at: 8, 16, 32, 44.1 and 48 kHz.</summary>
    public static IReadOnlyList<SampleRate> Rates { get; } = [new(8_000), new(16_000), new(32_000), new(44_100), new(48_000)];

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(_block.Length, samples.Length)..])
        {
            var block = _block.AsSpan(0, Math.Min(_block.Length, samples.Length));
            _filter.Apply(samples[..block.Length], block);
            _next.Push(block);
        }
    }

    /// <inheritdoc/>
    public void Finish() => _next.Finish();

    /// <summary>The filter by itself, at rest.</summary>
    internal static IirCascade Cascade(SampleRate rate)
    {
        var (shape, shapeBack, high, highBack) = Coefficients(rate);
        return new(new IirFilter(shape, shapeBack), new IirFilter(high, highBack));
    }

    // The tables that come with the proposal.
    private static (double[] Shape, double[] ShapeBack, double[] High, double[] HighBack) Coefficients(SampleRate rate) => rate.Hertz switch
    {
        8_000 => (
            [0.536487892551045, -0.421630343506963, -0.002759536119290, 0.042678422194153, -0.102148641796756, 0.145907722893880,
                -0.024598648593454, -0.112023151953880, -0.040600341270002, 0.047886655481804, -0.02217936801134],
            [1, -0.250498719560207, -0.431939423111139, -0.034246810176745, -0.046783287842416, 0.264083002009554,
                0.151131305332161, -0.175564933664496, -0.188230092621155, 0.054777204286738, 0.04704409688120],
            [0.92006615842917, -1.84013231685834, 0.92006615842917],
            [1, -1.83373265892465, 0.84653197479202]),
        16_000 => (
            [0.449152566084497, -0.143517574645467, -0.227843944297486, -0.014191401005506, 0.040782627971394, -0.123981633817477,
                0.040975651356477, 0.104785036002506, -0.018638878109271, -0.031934284389146, 0.005419077487073],
            [1, -0.628206192336707, 0.296617837063664, -0.372563729423998, 0.002137678571238, -0.420298201709172,
                0.221996505648236, 0.006134243506816, 0.067476207446826, 0.057848203758009, 0.032227540721734],
            [0.959203149638338, -1.918406299276675, 0.959203149638338],
            [1, -1.916741223157623, 0.920071375395728]),
        32_000 => (
            [0.15457299681924, -0.09331049056315, -0.06247880153653, 0.02163541888798, -0.05588393329856, 0.04781476674921,
                0.00222312597743, 0.03174092540049, -0.01390589421898, 0.00651420667831, -0.00881362733839],
            [1, -2.37898834973084, 2.84868151156327, -2.64577170229825, 2.23697657451713, -1.67148153367602,
                1.00595954808547, -0.45953458054983, 0.16378164858596, -0.05032077717131, 0.02347897407020],
            [0.97938932735214, -1.95877865470428, 0.97938932735214],
            [1, -1.95835380975398, 0.95920349965459]),
        44_100 => (
            [0.05418656406430, -0.02911007808948, -0.00848709379851, -0.00851165645469, -0.00834990904936, 0.02245293253339,
                -0.02596338512915, 0.01624864962975, -0.00240879051584, 0.00674613682247, -0.00187763777362],
            [1, -3.47845948550071, 6.36317777566148, -8.54751527471874, 9.47693607801280, -8.81498681370155,
                6.85401540936998, -4.39470996079559, 2.19611684890774, -0.75104302451432, 0.13149317958808],
            [0.98500175787242, -1.97000351574484, 0.98500175787242],
            [1, -1.96977855582618, 0.97022847566350]),
        48_000 => (
            [0.03857599435200, -0.02160367184185, -0.00123395316851, -0.00009291677959, -0.01655260341619, 0.02161526843274,
                -0.02074045215285, 0.00594298065125, 0.00306428023191, 0.00012025322027, 0.00288463683916],
            [1, -3.84664617118067, 7.81501653005538, -11.34170355132042, 13.05504219327545, -12.28759895145294,
                9.48293806319790, -5.87257861775999, 2.75465861874613, -0.86984376593551, 0.13919314567432],
            [0.98621192462708, -1.97242384925416, 0.98621192462708],
            [1, -1.97223372919527, 0.97261396931306]),
        _ => throw new MerException(Invariant($"The equal-loudness filter is not defined at {rate}, only at {string.Join(", ", Rates)}."),
            remedy: Invariant($"Resample the sound to {SampleRate.Hz44100} first.")),
    };
}
