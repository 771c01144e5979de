namespace MerWorkbench.Datasets.Downloads;

/// <summary>A file that was fetched whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it came from; null where it lay there already.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="ComparedWith">What it was compared with.</param>
public sealed record FetchedFile(string Name, string? Address, long Bytes, string Sha256, HashOrigin ComparedWith);
