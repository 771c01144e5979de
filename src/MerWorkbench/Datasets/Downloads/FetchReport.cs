namespace MerWorkbench.Datasets.Downloads;

/// <summary>What a fetch did.</summary>
/// <param name="Folder">Where the data is.</param>
/// <param name="WasThere">True where it was there before, and nothing was done.</param>
/// <param name="Files">The files that were fetched; empty where none had to be.</param>
/// <param name="Record">Where their hashes are kept.</param>
public sealed record FetchReport(string Folder, bool WasThere, IReadOnlyList<FetchedFile> Files, string Record);
