using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Plays a score and mixes it: every part on its instrument, at its place and with its share of the room.</summary>
internal static class Studio
{
    private const double RoomSeconds = 1.1;

    private static readonly Channel[] s_desk =
    [
        new(Part.Voice, Source.Vocals, 0.55, 0, 0.30),
        new(Part.Lead, Source.Other, 0.32, 0.25, 0.25),
        new(Part.Chords, Source.Other, 0.17, -0.35, 0.20),
        new(Part.Pad, Source.Other, 0.09, 0.1, 0.35),
        new(Part.Bass, Source.Bass, 0.42, 0, 0.03),
        new(Part.Kick, Source.Drums, 0.65, 0, 0.03),
        new(Part.Snare, Source.Drums, 0.40, 0.1, 0.15),
        new(Part.Hat, Source.Drums, 0.25, -0.3, 0.08),
    ];

    /// <summary>Records a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="loudness">How loud the whole shall be, by BS.1770 without gates.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="random">The noise in the instruments.</param>
    public static Recording Record(Score score, Lufs loudness, SampleRate rate, StableRandom random)
    {
        int length = new Seconds(score.Length).ToSamples(rate);
        float[][][] stems = [.. Enum.GetValues<Source>().Select(_ => new[] { new float[length], new float[length] })];
        float[] part = new float[length], send = new float[length];
        foreach (var source in s_desk.GroupBy(channel => channel.Source))
        {
            float[][] stem = stems[(int)source.Key];
            Array.Clear(send);
            foreach (Channel channel in source)
            {
                Array.Clear(part);
                IInstrument instrument = InstrumentOf(channel.Part, score.Style, random);
                foreach (Note note in score.Notes)
                {
                    if (note.Part == channel.Part)
                        instrument.Play(note, part, rate.Hertz);
                }
                channel.Mix(part, stem, send);
            }
            new Reverb(rate.Hertz, RoomSeconds).Add(send, stem[0], stem[1]);
        }
        Mastering.Apply(stems, loudness, rate);
        return new(rate, stems);
    }

    private static IInstrument InstrumentOf(Part part, Style style, StableRandom random) => part switch
    {
        Part.Voice => new FormantVoice(random, style.Singer),
        Part.Lead => InstrumentOf(style.Lead, random, isStruck: false),
        Part.Chords => InstrumentOf(style.Chords, random, isStruck: true),
        Part.Pad => new AdditiveTone(even: 1, slow: true),
        Part.Bass => new PluckedString(random),
        _ => new DrumKit(random),
    };

    private static IInstrument InstrumentOf(Timbre timbre, StableRandom random, bool isStruck) => timbre switch
    {
        Timbre.Plucked => new PluckedString(random),
        Timbre.Additive => new AdditiveTone(even: isStruck ? 0.8 : 0.2, slow: false),
        _ => new FmTone(isStruck ? 2 : 1, isStruck),
    };

    /// <summary>Where a part sits on the desk: its stem, gain, place (-1 left to 1 right) and share of the room.</summary>
    private sealed record Channel(Part Part, Source Source, double Gain, double Place, double Room)
    {
        public void Mix(ReadOnlySpan<float> part, float[][] stem, float[] send)
        {
            float left = (float)(Gain * Math.Cos((1 + Place) * Math.PI / 4)), right = (float)(Gain * Math.Sin((1 + Place) * Math.PI / 4));
            float room = (float)(Gain * Room);
            TensorPrimitives.MultiplyAdd(part, left, stem[0], stem[0]);
            TensorPrimitives.MultiplyAdd(part, right, stem[1], stem[1]);
            TensorPrimitives.MultiplyAdd(part, room, send, send);
        }
    }
}
