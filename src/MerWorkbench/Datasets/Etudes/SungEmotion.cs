namespace MerWorkbench.Datasets.Etudes;

/// <summary>The five emotions of synchronized lyrics.</summary>
internal enum SungEmotion
{
    Sadness,
    Joy,
    Fear,
    Anger,
    Disgust,
}
