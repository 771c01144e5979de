using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>Mixes the snippets that a training shows. All chance comes from torch, whose generator the trainer sets anew for each epoch.</summary>
/// <param name="songs">The songs with their sources.</param>
/// <param name="music">More music without the last source; may be null.</param>
/// <param name="training">How they are mixed.</param>
internal sealed class SnippetMixer(StemSongs songs, StemSongs? music, SeparatorTraining training)
{
    // What varied snippets are like: levels in decibels, and shares of snippets.
    private const double Softest = -32, Loudest = -14, MostApart = 12, OtherVoice = 0.8, TwoSongs = 0.3, Alone = 0.06, Noise = -40, LeastNoise = -80;

    private readonly SeparatorConfiguration network = training.Network;

    /// <summary>Draws a snippet.</summary>
    /// <returns><c>[sources, channels, input length]</c>; the mixture is their sum.</returns>
    public Tensor Draw() => training.Varied ? Varied(new StableRandom((ulong)randint(0, long.MaxValue, [1]).item<long>())) : Plain();

    /// <summary>A stretch of a song as it is, <c>[sources, channels, input length]</c>.</summary>
    public static Tensor Stretch(StemSongs songs, SeparatorConfiguration network, int song, int start) =>
        tensor([.. songs.Stretch(song, start, network.InputLength).SelectMany(row => row)], [network.Sources.Length, network.Channels, network.InputLength]);

    private Tensor Plain()
    {
        float[] chance = rand([5 + network.Sources.Length]).data<float>().ToArray();
        Tensor sources = Drawn(chance[0], chance[1]);
        if (chance[2] < training.Remixed)
        {
            int last = network.Sources.Length - 1;
            sources = cat([sources.narrow(0, 0, last), Drawn(chance[3], chance[4]).narrow(0, last, 1)], 0);
        }
        float[] gains = [.. chance.Skip(5).Select(share => (float)(training.LeastGain + ((1 - training.LeastGain) * share)))];
        return sources * tensor(gains, [gains.Length, 1, 1]);
    }

    private Tensor Drawn(float which, float where)
    {
        int song = Math.Min(songs.Count - 1, (int)(which * songs.Count));
        int places = Math.Max(1, songs.Length(song) - network.OutputLength + 1);
        return Stretch(songs, network, song, Math.Min(places - 1, (int)(where * places)) - network.Margin);
    }

    // The last source as a voice, the others together as what accompanies it.
    private Tensor Varied(StableRandom random)
    {
        int length = network.InputLength, channels = network.Channels, last = network.Sources.Length - 1;
        var variety = new SnippetVariety(random, network.Rate);
        var (song, at) = Place(songs);
        var (singer, from) = random.NextDouble() < OtherVoice ? Place(songs) : (song, at);
        Tensor voice = variety.Change(true, length, count => songs.Stretch(singer, from, count)[(last * channels)..]);
        Tensor others;
        if (music is not null && random.NextDouble() < training.RealShare)
        {
            var (piece, there) = Place(music);
            others = variety.Change(false, length, count => music.Stretch(piece, there, count));
        }
        else
            others = Others(song, at);
        if (random.NextDouble() < TwoSongs)
        {
            var (second, there) = Place(songs);
            others = others + (Others(second, there) * Gain(Between(-12, 0)));
        }
        others = others + (randn(others.shape) * Gain(Between(LeastNoise, Noise)));
        others = others * (Gain(Between(Softest, Loudest)) / (SnippetVariety.Level(others) + 1e-6));
        double loud = SnippetVariety.Level(voice).item<float>();
        if (loud > 1e-4)
            voice = voice * (SnippetVariety.Level(others) * (Gain(Between(-MostApart, MostApart)) / loud));
        double alone = random.NextDouble();
        if (alone < Alone)
            others = others * 0.01;
        else if (alone < 2 * Alone)
            voice = voice * 0;
        Tensor sources = stack([.. others.reshape(last, channels, length).unbind(0), voice], 0);
        double peak = sources.sum(0L).abs().max().item<float>();
        return peak > 1 ? sources / peak : sources;

        (int Song, int Start) Place(StemSongs of)
        {
            int which = random.Next(of.Count);
            return (which, random.Next(Math.Max(1, of.Length(which) - length + 1)));
        }

        Tensor Others(int which, int start) => variety.Change(false, length, count => songs.Stretch(which, start, count)[..(last * channels)]);

        double Between(double low, double high) => low + ((high - low) * random.NextDouble());

        static double Gain(double decibels) => Math.Pow(10, decibels / 20);
    }
}
