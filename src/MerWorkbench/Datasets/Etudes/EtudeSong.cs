using System.Collections.Immutable;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// One étude: the emotion it is meant to have, the score that follows, the recording of it, and what the panel says. All of it
/// follows from the dataset's seed and the song's number; any part can be had without the others.
/// </summary>
internal sealed class EtudeSong
{
    private const double MeanLoudness = -14, LoudnessSpan = 5;

    private readonly int _seed, _index;
    private readonly Panel _panel;

    /// <summary>Composes a song.</summary>
    /// <param name="seed">The dataset's seed.</param>
    /// <param name="index">The song's number from 0.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="intent">What it is meant to be.</param>
    public EtudeSong(int seed, int index, Seconds length, EtudeIntent intent)
    {
        (_seed, _index) = (seed, index);
        _panel = Panel.Draw(new(seed, $"etude/{Etude.CurrentVersion}/panel"));
        AffectCourse course = intent.Course(Chance("course"), index);
        Expression = Expression.Of(course, Chance("dials"));
        Style style = intent.IsTurkish ? Style.Turkish(Chance("style")) : Style.Popular(Chance("style"));
        var (valence, arousal) = course.Mean(0, length.Value);
        Emotion = intent.Emotion(index) ?? SungEmotions.Nearest(valence, arousal);
        StableRandom words = Chance("words");
        IsSung = intent.SungShare > words.NextDouble();
        Score = Composer.Compose(Expression, style, IsSung ? new Poet(Emotion, words) : null, length.Value, Chance("notes"));
        Loudness = new(MeanLoudness + (LoudnessSpan * Expression.Mean(Cue.Loudness, 0, length.Value)));
    }

    /// <summary>Its dials and what they follow.</summary>
    public Expression Expression { get; }

    /// <summary>What its words say, where it has some.</summary>
    public SungEmotion Emotion { get; }

    /// <summary>Whether somebody sings.</summary>
    public bool IsSung { get; }

    /// <summary>Its notes.</summary>
    public Score Score { get; }

    /// <summary>How loud it is recorded.</summary>
    public Lufs Loudness { get; }

    /// <summary>Plays it.</summary>
    public Recording Record(SampleRate rate) => Studio.Record(Score, Loudness, rate, Chance("play"));

    /// <summary>What each listener says of a stretch, on 1..9.</summary>
    public ImmutableArray<(double Valence, double Arousal)> Rate(Seconds from, Seconds to) =>
        _panel.Rate(Expression.Course.Mean(from.Value, to.Value), Chance("ratings"));

    /// <summary>What each listener says twice a second from 15 s on, as in DEAM; the last point half a second before the end.</summary>
    public PanelCurves Follow(IReadOnlyList<double> times) => _panel.Follow(Expression.Course, times, Chance("curves"));

    private StableRandom Chance(string purpose) => new(_seed, $"etude/{Etude.CurrentVersion}/{_index}/{purpose}");
}
