namespace MerWorkbench.Experiments;

/// <summary>What is listened to of a song: all of it, its voice, or as a control what is left without the voice.</summary>
public enum VoiceInput
{
    /// <summary>The song as it is: <c>mix</c>.</summary>
    Mix,

    /// <summary>The voice as a separator gives it: <c>separated-vocals</c>.</summary>
    SeparatedVocals,

    /// <summary>The voice as it was recorded, where that is known: <c>true-vocals</c>.</summary>
    TrueVocals,

    /// <summary>What the separator gives beside the voice, a control: <c>separated-accompaniment</c>.</summary>
    SeparatedAccompaniment,

    /// <summary>What was recorded beside the voice, where that is known, a control: <c>true-accompaniment</c>.</summary>
    TrueAccompaniment,
}
