using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>
/// How a separating network is built: the variants M1 to M7 of the Wave-U-Net (Stoller, Ewert and Dixon 2018), the spectrogram networks U7 and U7a
/// it was compared with, and anything between. Kept as JSON inside the file of the weights.
/// </summary>
public sealed record SeparatorConfiguration
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its family; default on samples.</summary>
    public SeparatorKind Kind { get; init; } = SeparatorKind.WaveUNet;

    /// <summary>Samples a second; default 22,050.</summary>
    public int Rate { get; init; } = 22_050;

    /// <summary>Channels of the mixture and of each source: 1 or 2.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>What it separates, in the order of its outputs; default accompaniment and vocals.</summary>
    public ImmutableArray<string> Sources { get; init; } = ["accompaniment", "vocals"];

    /// <summary>How often the rate is halved; default 12.</summary>
    public int Levels { get; init; } = 12;

    /// <summary>Filters of the first level, of which each further level has as many more (on spectrograms: twice as many); default 24.</summary>
    public int Filters { get; init; } = 24;

    /// <summary>Samples a filter spans on the way down, odd; default 15.</summary>
    public int DownKernel { get; init; } = 15;

    /// <summary>Samples a filter spans on the way up, odd; default 5.</summary>
    public int UpKernel { get; init; } = 5;

    /// <summary>Whether filters stay within their input, so that a block needs sound around it (valid convolutions); otherwise blocks are filled up with zeros.</summary>
    public bool Context { get; init; }

    /// <summary>Whether a doubled rate's new samples are a learned mean of their neighbours, a weight for each channel; otherwise the plain one. Needs <see cref="Context"/>.</summary>
    public bool LearnedUpsampling { get; init; }

    /// <summary>Whether the last source is what the others leave of the mixture, so that all add up to it; otherwise each has an output of its own.</summary>
    public bool Difference { get; init; }

    /// <summary>Samples wanted of a block; <see cref="OutputLength"/> is the least possible number that is not below. Default 16,384.</summary>
    public int WantedOutput { get; init; } = 16_384;

    /// <summary>Whether training looks at magnitudes (absolute differences) in place of samples (squares); for spectrograms.</summary>
    public bool MagnitudeLoss { get; init; }

    /// <summary>
    /// Whether training looks at the squared error of complex spectra over the energy of the sources, so that soft snippets count as much as loud ones; for
    /// spectrograms, in place of <see cref="MagnitudeLoss"/>.
    /// </summary>
    public bool RelativeLoss { get; init; }

    /// <summary>The share of features silenced in training in the first three layers on the way up; for spectrograms; default 0.5.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>How fast batch normalisation forgets earlier batches when it learns what it will use later; for spectrograms; default 0.001, for long trainings.</summary>
    public double NormMomentum { get; init; } = 1e-3;

    /// <summary>The first variant: mono, filled up with zeros, an output for each source. 10,263,028 weights.</summary>
    public static SeparatorConfiguration M1 { get; } = new() { Name = "M1" };

    /// <summary>M1 with the difference as last output. 10,263,002 weights.</summary>
    public static SeparatorConfiguration M2 { get; } = M1 with { Name = "M2", Difference = true };

    /// <summary>M2 with context. 10,263,002 weights.</summary>
    public static SeparatorConfiguration M3 { get; } = M2 with { Name = "M3", Context = true };

    /// <summary>M3 in stereo, the best of the paper. 10,263,390 weights.</summary>
    public static SeparatorConfiguration M4 { get; } = M3 with { Name = "M4", Channels = 2 };

    /// <summary>M4 with learned upsampling. 10,265,550 weights.</summary>
    public static SeparatorConfiguration M5 { get; } = M4 with { Name = "M5", LearnedUpsampling = true };

    /// <summary>M4 for four sources. 10,263,498 weights.</summary>
    public static SeparatorConfiguration M6 { get; } = M4 with { Name = "M6", Sources = ["bass", "drums", "other", "vocals"] };

    /// <summary>M3 at 8,192 Hz with wider layers and long blocks, beside the spectrogram networks. 20,594,652 weights.</summary>
    public static SeparatorConfiguration M7 { get; } = M3 with { Name = "M7", Rate = 8_192, Filters = 34, WantedOutput = SpectrogramUNet.Samples(128) };

    /// <summary>M5 at 44,100 Hz, published with the code and not in the paper.</summary>
    public static SeparatorConfiguration M5HighRate { get; } = M5 with { Name = "M5-HighSR", Rate = 44_100 };

    /// <summary>A U-Net on spectrograms of 512 bins by 128 frames for each source, trained on samples.</summary>
    public static SeparatorConfiguration U7 { get; } = new()
    {
        Name = "U7",
        Kind = SeparatorKind.SpectrogramUNet,
        Rate = 8_192,
        Levels = 6,
        Filters = 16,
        WantedOutput = SpectrogramUNet.Samples(128),
    };

    /// <summary>U7 trained on magnitudes.</summary>
    public static SeparatorConfiguration U7a { get; } = U7 with { Name = "U7a", MagnitudeLoss = true };

    /// <summary>
    /// A small one that a processor trains in minutes: U7 with a mask for the accompaniment alone, five levels, 64 frames a block, relative squared errors.
    /// Not in the paper.
    /// </summary>
    public static SeparatorConfiguration Small { get; } = U7 with
    {
        Name = "small",
        RelativeLoss = true,
        Difference = true,
        Levels = 5,
        Filters = 8,
        WantedOutput = SpectrogramUNet.Samples(64),
        Dropout = 0.1,
        NormMomentum = 0.05,
    };

    /// <summary>All with a name.</summary>
    public static ImmutableArray<SeparatorConfiguration> All { get; } = [M1, M2, M3, M4, M5, M6, M7, M5HighRate, U7, U7a, Small];

    /// <summary>Samples a block takes in.</summary>
    [JsonIgnore]
    public int InputLength => Lengths(Bottleneck(WantedOutput)).Input;

    /// <summary>Samples a block gives out, from the middle of what it takes in.</summary>
    [JsonIgnore]
    public int OutputLength => Lengths(Bottleneck(WantedOutput)).Output;

    /// <summary>Samples of sound needed on each side of a block.</summary>
    [JsonIgnore]
    public int Margin => (InputLength - OutputLength) / 2;

    /// <summary>
    /// How far a block may advance: with context by a multiple of what the halvings reach, so that the result does not depend on the size of blocks;
    /// otherwise by its length, on spectrograms less what frames at its ends do not cover twice.
    /// </summary>
    [JsonIgnore]
    public int Hop => Context ? OutputLength >> Levels << Levels : Kind == SeparatorKind.SpectrogramUNet ? OutputLength - (2 * Edge) : OutputLength;

    /// <summary>Samples at the beginning of a block's output that are left to the block before.</summary>
    [JsonIgnore]
    internal int Edge => Kind == SeparatorKind.SpectrogramUNet ? SpectrogramUNet.Edge : 0;

    /// <summary>The rate as a unit.</summary>
    [JsonIgnore]
    public SampleRate SampleRate => new(Rate);

    /// <summary>The source that takes what a resampled estimate of the others leaves of the mixture: accompaniment, or other, or the first.</summary>
    [JsonIgnore]
    public int Remainder => Math.Max(0, Sources.IndexOf(Sources.Contains("accompaniment") ? "accompaniment" : "other"));

    /// <summary>The configuration of a name, in any case.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static SeparatorConfiguration Find(string name) => All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MerException($"No separator is called '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>Samples between two layers: each level down before and after halving, the middle, each level up.</summary>
    public IReadOnlyList<SeparatorLayer> Layers()
    {
        var layers = new List<SeparatorLayer>();
        int length = InputLength;
        for (int level = 0; level < Levels; level++)
        {
            length -= Lost(DownKernel);
            int halved = (length + 1) / 2;
            layers.Add(new(string.Create(CultureInfo.InvariantCulture, $"down {level + 1}"), Filters * (level + 1), length, halved));
            length = halved;
        }
        length -= Lost(DownKernel);
        layers.Add(new("middle", Filters * (Levels + 1), length, length));
        for (int level = Levels; level >= 1; level--)
        {
            length = Doubled(length) - Lost(UpKernel);
            layers.Add(new(string.Create(CultureInfo.InvariantCulture, $"up {level}"), Filters * level, length, length));
        }
        return layers;
    }

    /// <summary>Every parameter as JSON, one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MerJson.Compact);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="MerException">It is no configuration.</exception>
    public static SeparatorConfiguration Parse(string json)
    {
        try
        {
            SeparatorConfiguration read = JsonSerializer.Deserialize<SeparatorConfiguration>(json, MerJson.Compact)!;
            read.Validate();
            return read;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new MerException($"This is not the configuration of a separator: {e.Message}", inner: e);
        }
    }

    internal void Validate()
    {
        _ = SampleRate;
        Check.InRange(Channels, 1, 2);
        Check.InRange(Levels, 1, 16);
        Check.InRange(Filters, 1, 1024);
        Check.InRange(Sources.Length, 2, 16);
        Check.Positive(WantedOutput);
        if (DownKernel < 1 || UpKernel < 1 || DownKernel % 2 == 0 || UpKernel % 2 == 0)
            throw new ArgumentException($"Filters must span an odd number of samples; got {DownKernel} and {UpKernel}.");
        if (LearnedUpsampling && !Context)
            throw new ArgumentException("Learned upsampling needs context.");
        if (!Context && Kind == SeparatorKind.WaveUNet && WantedOutput % (1 << Levels) != 0)
            throw new ArgumentException($"Without context a block must be a multiple of {1 << Levels} samples; got {WantedOutput}.");
        if (Kind == SeparatorKind.SpectrogramUNet)
            SpectrogramUNet.Validate(this);
    }

    private int Lost(int kernel) => Context ? kernel - 1 : 0;

    private int Doubled(int length) => Context ? (2 * length) - 1 : 2 * length;

    // The least length in the middle from which a block of the wanted length comes.
    private int Bottleneck(int wanted)
    {
        if (!Context)
            return wanted >> Levels;
        double length = wanted;
        for (int level = 0; level < Levels; level++)
            length = (length + UpKernel) / 2;
        return (int)Math.Ceiling(length);
    }

    private (int Input, int Output) Lengths(int middle)
    {
        if (!Context)
            return (WantedOutput, WantedOutput);
        int input = middle + DownKernel - 1, output = middle;
        for (int level = 0; level < Levels; level++)
        {
            output = (2 * output) - UpKernel;
            input = (2 * input) - 2 + DownKernel;
        }
        return (input, output);
    }
}
