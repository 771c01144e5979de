using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// Writes lines of words in one of five emotions. Of ten lines about four say the emotion, two deny another one ("i am not
/// lonely no more" in joy), two are ambiguous and two say nothing: counting words is not enough. One a song.
/// </summary>
internal sealed class Poet(SungEmotion emotion, StableRandom random)
{
    private const int Tries = 6;

    /// <summary>What the words say.</summary>
    public SungEmotion Emotion { get; } = emotion;

    /// <summary>A line of about as many syllables as wanted: the nearest of six.</summary>
    public Verse Line(int syllables) => Enumerable.Range(0, Tries).Select(_ => Read(Write()))
        .MinBy(verse => Math.Abs(verse.Syllables.Length - syllables))!;

    private static Verse Read(string text) => new(text, [.. text.Split(' ').SelectMany(word => Spelling.Syllables(word))]);

    private string Write() => random.Next(10) switch
    {
        < 4 => Say((int)Emotion),
        < 6 => Deny(),
        < 8 => Pick(Words.Ambiguous),
        _ => Pick(Words.Anywhere),
    };

    private string Say(int emotion) => random.Next(4) switch
    {
        0 => $"i am {Pick(Words.Feelings[emotion])} {Pick(Words.Places)}",
        1 => $"my heart is {Pick(Words.Feelings[emotion])}",
        2 => $"there is {Pick(Words.Things[emotion])} {Pick(Words.Places)}",
        _ => $"i {Pick(Words.Deeds[emotion])} you {Pick(Words.Places)}",
    };

    // Joy denies the four others; each of those denies joy.
    private string Deny()
    {
        int other = Emotion == SungEmotion.Joy ? new[] { 0, 2, 3, 4 }[random.Next(4)] : (int)SungEmotion.Joy;
        return random.Next(3) switch
        {
            0 => $"i am not {Pick(Words.Feelings[other])} no more",
            1 => $"no more {Pick(Words.Things[other])} {Pick(Words.Places)}",
            _ => $"i never {Pick(Words.Deeds[other])} you",
        };
    }

    private string Pick(ImmutableArray<string> words) => words[random.Next(words.Length)];
}
