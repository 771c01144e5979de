namespace MerWorkbench.Lyrics.FastText;

/// <summary>What training has made.</summary>
/// <param name="Path">The model, in fastText's binary form.</param>
/// <param name="Words">Words in its dictionary, the line's end among them.</param>
/// <param name="Tokens">Words of the text that are in the dictionary, repeated ones counted again.</param>
/// <param name="Loss">Mean loss of a guess in the last pass, in nats: the word and those drawn against it together.</param>
public sealed record TrainedVectors(string Path, int Words, long Tokens, double Loss);
