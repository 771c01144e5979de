using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Tests.Cli;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

/// <summary>What holds for every feature set and every descriptor there is.</summary>
public sealed class FeatureSetFamilyTests
{
    private static readonly Seconds Length = new(1.5);

    public static TheoryData<string> Names => [.. FeatureSets.All.Select(set => set.Name)];

    public static TheoryData<string> Descriptors => [.. DescriptorTypes.Select(type => type.FullName!)];

    private static Type[] DescriptorTypes =>
        [.. typeof(IDescriptor).Assembly.GetTypes().Where(type => type is { IsInterface: false, IsAbstract: false } && type.IsAssignableTo(typeof(IDescriptor)))];

    [Fact]
    public void Names_and_hashes_are_unique_and_names_are_fit_for_folders()
    {
        Assert.Equal(FeatureSets.All.Count, FeatureSets.All.Select(set => set.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(FeatureSets.All.Count, FeatureSets.All.Select(set => set.Hash).Distinct().Count());
        Assert.All(FeatureSets.All, set => Assert.Matches("^[a-z0-9][a-z0-9.-]*$", set.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_set_is_found_by_its_name_and_so_are_those_derived_from_it(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        Assert.Same(set, FeatureSets.Find(set.Name));
        FeatureSet clip = set.Clip(), pieces = set.Pieces(new(1.25), new(0.5));
        Assert.Equal(clip.Hash, FeatureSets.Find(clip.Name).Hash);
        Assert.Equal(pieces.Hash, FeatureSets.Find(pieces.Name).Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("nothing-clip")]
    [InlineData("librosa-pieces-0s-1s")]
    [InlineData("librosa-pieces-1..2s-1s")]
    public void An_unknown_name_lists_the_known_ones(string name)
    {
        var fault = Assert.Throws<MerException>(() => FeatureSets.Find(name));
        Assert.All(FeatureSets.All, set => Assert.Contains(set.Name, fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_column_has_a_name_of_its_own_and_a_whole_description(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        Assert.NotEmpty(set.Columns);
        Assert.True(set.Version >= 1);
        Assert.Equal(set.Columns.Count, set.Columns.Select(column => column.Name).Distinct().Count());
        Assert.All(set.Columns, column =>
        {
            Assert.Matches(@"^\S+$", column.Name);
            Complete(column.Of);
            Assert.True(column.Statistic is null or { Length: > 0 });
            Assert.True(column.Note is null or { Length: > 0 });
        });
        // A tolerance, an own algorithm or a definition without values needs a word.
        Assert.All(set.Columns.Where(column => column.Fidelity is Fidelity.Tolerance or Fidelity.Own), column => Assert.NotNull(column.Note));
        Assert.All(set.Parameters.Split('\n'), line => Assert.Contains('=', line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_hash_is_the_same_in_every_process_and_changes_with_every_parameter(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        string[] lines = set.Parameters.Split('\n');
        var hashes = new HashSet<ContentHash> { set.Hash };
        for (int line = 0; line < lines.Length; line++)
            Assert.True(hashes.Add(new Varied(set, parameters: string.Join('\n', lines.Select((text, i) => i == line ? text + "0" : text))).Hash), lines[line]);
        Assert.True(hashes.Add(new Varied(set, version: set.Version + 1).Hash));
        Assert.True(hashes.Add(new Varied(set, name: set.Name + "x").Hash));
        Assert.Equal(set.Hash, new Varied(set).Hash);

        using var document = JsonDocument.Parse(MerProcess.Run($"features describe {name} --json").Output);
        Assert.Equal(set.Hash.Hex, document.RootElement.GetProperty("hash").GetString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_sound_gives_the_same_finite_numbers_each_time_and_in_every_thread(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        Waveform sound = Sound(44100);
        var first = set.Extract(sound);
        Fits(set, first);
        var others = new FeatureMatrix[4];
        Parallel.For(0, others.Length, new ParallelOptions { MaxDegreeOfParallelism = others.Length }, i => others[i] = set.Extract(sound));
        Assert.All(others, other => Same(first, other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_equal_channels_are_one(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        float[] samples = ReferenceSignal.Samples(44100, Length.Value);
        FeatureMatrix one = set.Extract(new Waveform(SampleRate.Hz44100, samples)), two = set.Extract(new Waveform(SampleRate.Hz44100, samples, samples));
        // Loudness adds the channels' powers (ITU-R BS.1770): two equal ones are 3 dB louder than one.
        bool[] adds = [.. set.Columns.Select(column => column.Of.Source.Contains("1770", StringComparison.Ordinal) || column.Of.Source.Contains("R 128", StringComparison.Ordinal))];
        Assert.Equal(one.Frames, two.Frames);
        for (int bin = 0; bin < one.Bins; bin++)
        {
            if (!adds[bin])
                Assert.Equal(one.Column(set.Columns[bin].Name), two.Column(set.Columns[bin].Name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sample_rate_will_do(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        foreach (int rate in new[] { 8000, 11025, 22050, 48000, 96000 })
            Fits(set, set.Extract(Sound(rate)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Silence_an_impulse_and_full_scale_noise_give_finite_numbers(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        var random = new StableRandom(7, name);
        float[] silence = new float[33075], impulse = new float[33075], noise = new float[33075], constant = new float[33075];
        impulse[11025] = 1;
        Array.Fill(constant, 0.5f);
        for (int i = 0; i < noise.Length; i++)
            noise[i] = (float)(2 * random.NextDouble() - 1);
        foreach (float[] samples in new[] { silence, impulse, noise, constant })
            Fits(set, set.Extract(new Waveform(SampleRate.Hz22050, samples)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_sample_is_padded_as_documented_or_refused_by_a_sentence_with_both_lengths(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        foreach (int samples in new[] { 1, 100 })
        {
            try
            {
                Fits(set, set.Extract(new Waveform(SampleRate.Hz22050, new float[samples])));
            }
            catch (MerException fault)
            {
                // What was needed and what there was.
                Assert.Matches(@"(?s)\d.*\d", fault.Problem);
                Assert.Matches("short|lasts|fit", fault.Problem);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_set_of_whole_sounds_gives_one_row_and_one_of_frames_a_row_a_frame(string name)
    {
        FeatureSet set = FeatureSets.Find(name);
        // 1.2 s and 0.6 s are whole samples, and hold two rows of a set that gives two a second.
        var sound = new Waveform(SampleRate.Hz22050, ReferenceSignal.Samples(22050, 3));
        Assert.Equal(set.DescribesWholeSounds, set.Extract(sound).Frames == 1);
        Assert.Equal(1, set.Clip().Extract(sound).Frames);
        var pieces = set.Pieces(new(1.2), new(0.6)).Extract(sound);
        Assert.Equal(4, pieces.Frames);
        Assert.Equal(0.6, pieces.Timing.First.Value, 9);
        Assert.Equal(0.6, pieces.Timing.Hop.Value, 9);
    }

    [Fact]
    public void There_are_descriptors() => Assert.NotEmpty(DescriptorTypes);

    [Theory]
    [MemberData(nameof(Descriptors))]
    public void Every_descriptor_says_what_it_is(string type) => Complete(InfoOf(typeof(IDescriptor).Assembly.GetType(type)!));

    [Fact]
    public void No_two_descriptors_of_a_room_share_a_name()
    {
        var twice = DescriptorTypes.Select(type => (Room: type.Namespace, Info: InfoOf(type), Type: type.FullName))
            .GroupBy(item => (item.Room, item.Info.Group, item.Info.Name))
            .Where(group => group.Select(item => item.Info).Distinct().Count() > 1)
            .Select(group => string.Join(" and ", group.Select(item => item.Type)));
        Assert.Empty(twice);
    }

    private static Descriptor InfoOf(Type type) =>
        (Descriptor)type.GetInterfaceMap(typeof(IDescriptor)).TargetMethods.Single(method => method.Name.EndsWith("get_Info", StringComparison.Ordinal)).Invoke(null, null)!;

    private static void Complete(Descriptor info)
    {
        Assert.All([info.Name, info.Unit, info.Range, info.Definition, info.Source], fact => Assert.False(string.IsNullOrWhiteSpace(fact), info.ToString()));
        Assert.True(Enum.IsDefined(info.Group));
        Assert.EndsWith(".", info.Definition, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', info.Definition);
    }

    private static void Fits(FeatureSet set, FeatureMatrix matrix)
    {
        Assert.Equal(set.Columns.Count, matrix.Bins);
        Assert.True(matrix.Frames >= 1);
        Assert.True(matrix.Timing.Hop.Value > 0);
        var values = matrix.Values.Span;
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                Assert.Fail($"{set.Columns[i % matrix.Bins].Name} of row {i / matrix.Bins} is {values[i]}.");
        }
    }

    private static void Same(FeatureMatrix expected, FeatureMatrix actual)
    {
        Assert.Equal(expected.Timing, actual.Timing);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.AsBytes(expected.Values.Span).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(actual.Values.Span)));
    }

    private static Waveform Sound(int rate) => new(new SampleRate(rate), ReferenceSignal.Samples(rate, Length.Value));

    private sealed class Varied(FeatureSet inner, string? name = null, int? version = null, string? parameters = null) : FeatureSet
    {
        public override string Name => name ?? inner.Name;

        public override int Version => version ?? inner.Version;

        public override IReadOnlyList<FeatureColumn> Columns => inner.Columns;

        public override string Parameters => parameters ?? inner.Parameters;

        public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default) => inner.Compute(sound, cancellation);
    }
}
