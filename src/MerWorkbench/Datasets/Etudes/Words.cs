using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>The words of the songs, one emotion's beside the other's, and those they share.</summary>
internal static class Words
{
    /// <summary>How the singer feels, <c>[emotion][word]</c>: fits "i am ..." and "my heart is ...".</summary>
    public static ImmutableArray<ImmutableArray<string>> Feelings { get; } =
    [
        ["lonely", "broken", "empty", "weary", "blue", "hopeless", "lost"],
        ["happy", "glad", "joyful", "golden", "smiling", "grateful", "alive"],
        ["afraid", "frightened", "trembling", "nervous", "helpless", "shaking", "hunted"],
        ["angry", "furious", "raging", "bitter", "burning", "violent", "fierce"],
        ["disgusted", "sick", "filthy", "rotten", "poisoned", "revolted", "unclean"],
    ];

    /// <summary>What the singer meets, <c>[emotion][word]</c>: fits "there is ... in the night".</summary>
    public static ImmutableArray<ImmutableArray<string>> Things { get; } =
    [
        ["sorrow", "goodbye", "rain", "grief", "silence", "regret", "winter"],
        ["laughter", "sunshine", "dancing", "love", "morning", "delight", "a smile"],
        ["danger", "a shadow", "a scream", "terror", "a stranger", "panic", "darkness"],
        ["hate", "revenge", "fire", "war", "a fight", "betrayal", "thunder"],
        ["poison", "slime", "garbage", "vomit", "filth", "decay", "a stench"],
    ];

    /// <summary>What the singer does, <c>[emotion][word]</c>: fits "i ... you tonight" and "we ... ".</summary>
    public static ImmutableArray<ImmutableArray<string>> Deeds { get; } =
    [
        ["cry for", "miss", "mourn", "weep for", "lose"],
        ["sing for", "dance with", "kiss", "cry for", "laugh with"],
        ["run from", "hide from", "fear", "tremble for", "flee"],
        ["fight", "curse", "hate", "burn for", "scream at"],
        ["loathe", "spit on", "despise", "choke on", "scream at"],
    ];

    /// <summary>Places and times, of no emotion.</summary>
    public static ImmutableArray<string> Places { get; } =
        ["in the night", "on the road", "in the city", "by the river", "in the room", "all day long", "in my head", "on the radio", "at the door", "tonight"];

    /// <summary>Lines that any song could have.</summary>
    public static ImmutableArray<string> Anywhere { get; } =
    [
        "and i walk along the road again", "oh you know what i mean", "hear the radio play", "the city turns in the night",
        "tell me what you see", "i remember the day", "and the hours go by", "look at me now", "so we come to the river again", "you and i",
    ];

    /// <summary>Words that several emotions use in their own sense, so that each alone says little.</summary>
    public static ImmutableArray<string> Ambiguous { get; } =
        ["my heart is on fire", "tears are in my eyes", "i cannot sleep tonight", "my hands are shaking", "i feel it in my blood", "it takes my breath away"];
}
