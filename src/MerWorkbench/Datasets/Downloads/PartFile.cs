using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>What has come of a file so far, beside what is known of its source; never under the file's own name.</summary>
internal sealed class PartFile(string path)
{
    /// <summary>The ending of the part's name.</summary>
    public const string Suffix = ".part";

    private readonly string statePath = path + Suffix + ".json";

    /// <summary>Where the part lies.</summary>
    public string Path { get; } = path + Suffix;

    /// <summary>How many bytes have come.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>What is known of the source, or null: then the part is of no use.</summary>
    public Source? State
    {
        get
        {
            try
            {
                return File.Exists(statePath) ? JsonSerializer.Deserialize<Source>(File.ReadAllText(statePath), MerJson.Indented) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
        set => AtomicFile.WriteText(statePath, JsonSerializer.Serialize(value, MerJson.Indented) + "\n");
    }

    /// <summary>Throws the part away.</summary>
    public void Clear()
    {
        File.Delete(Path);
        File.Delete(statePath);
    }

    /// <summary>Gives the part its own name, now that it is known to be whole.</summary>
    public void Finish()
    {
        File.Move(Path, path, overwrite: true);
        File.Delete(statePath);
    }

    /// <summary>Where a part came from.</summary>
    /// <param name="Address">The address.</param>
    /// <param name="ETag">The file's strong entity tag there, or null.</param>
    /// <param name="LastModified">When it was changed there, or null.</param>
    /// <param name="Total">The whole size, or null where the server does not say.</param>
    /// <param name="Pieces">From how many connections the part is put together.</param>
    public sealed record Source(string Address, string? ETag, DateTimeOffset? LastModified, long? Total, int Pieces);
}
