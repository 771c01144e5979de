using MerWorkbench.Foundation;

namespace MerWorkbench.Audio;

/// <summary>A sound file that cannot be used, or a tool for sound that is not there: names the file and what is wrong with it.</summary>
public sealed class AudioException : MerException
{
    /// <summary>Describes the fault.</summary>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="path">The sound file, or null where none is concerned.</param>
    /// <param name="remedy">What the reader can do, or null.</param>
    /// <param name="inner">The cause.</param>
    public AudioException(string problem, string? path = null, string? remedy = null, Exception? inner = null)
        : base(problem, path, remedy, inner)
    {
    }

    internal static AudioException MissingLibrary(string library, string package, string? path, Exception inner) => new(
        $"the library {library} is not installed.", path, $"Install it with: sudo apt-get install --no-install-recommends {package}", inner);
}
