using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Commands;

/// <summary>Finds sound files by what a person names.</summary>
internal static class SoundFiles
{
    private static readonly HashSet<string> Endings = new(
        [".wav", ".wave", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".mp4", ".aac", ".wma", ".aif", ".aiff", ".au", ".caf", ".w64", ".rf64", ".webm", ".mka"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The files named, whatever their ending, and the sound files below the folders named, by name; each once.</summary>
    /// <exception cref="MerException">A path is neither, or a folder holds no sound file.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths) => [.. paths.SelectMany(Below).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string path)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? [path] : throw new MerException("there is no such file or folder.", path);
        string[] found = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new MerException($"this folder holds no sound file ({string.Join(' ', Endings)}).", path);
    }
}
