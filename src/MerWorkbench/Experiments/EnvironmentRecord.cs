using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Torch;

namespace MerWorkbench.Experiments;

/// <summary>What a result may depend on beside the experiment itself. Written to the run folder as <c>environment.json</c>.</summary>
/// <param name="Product">The version of this program, with the commit where it is known.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="System">Operating system and architecture.</param>
/// <param name="Processor">The processor's name.</param>
/// <param name="Torch">libtorch's version.</param>
/// <param name="Blas">The file of the linear algebra library that libtorch uses.</param>
/// <param name="Device">Where the networks run.</param>
/// <param name="Packages">The managed packages that numbers pass through, with their versions.</param>
/// <param name="TorchThreads">Threads inside an operator; another number can change the last bits of a sum.</param>
public sealed record EnvironmentRecord(string Product, string Runtime, string System, string Processor, string Torch, string Blas, string Device,
    IReadOnlyDictionary<string, string> Packages, int TorchThreads)
{
    /// <summary>Describes this process. Loads libtorch.</summary>
    public static EnvironmentRecord Current() => new(
        ProductVersion(), RuntimeInformation.FrameworkDescription,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}", ProcessorName(),
        torch.__version__, BlasFile(), torch.cuda.is_available() ? "cpu, with a GPU at hand" : "cpu", PackageVersions(), torch.get_num_threads());

    /// <summary>The record as it is written.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MerJson.Indented) + "\n";

    /// <summary>The program's version, with the commit where the build knew it.</summary>
    public static string ProductVersion() =>
        typeof(EnvironmentRecord).Assembly.GetCustomAttributes(typeof(global::System.Reflection.AssemblyInformationalVersionAttribute), false)
            .Cast<global::System.Reflection.AssemblyInformationalVersionAttribute>().FirstOrDefault()?.InformationalVersion ?? "unknown";

    // Which of the installed BLAS libraries the loader took is a setting of the system; only the process itself knows.
    private static string BlasFile()
    {
        const string Source = "/proc/self/maps";
        return !File.Exists(Source) ? "unknown" : File.ReadLines(Source)
            .Select(line => Path.GetFileName(line))
            .FirstOrDefault(name => name.StartsWith("libopenblas", StringComparison.Ordinal) || name.StartsWith("libblas", StringComparison.Ordinal)
                || name.StartsWith("libmkl", StringComparison.Ordinal)) ?? "unknown";
    }

    private static SortedDictionary<string, string> PackageVersions()
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Type type in new[] { typeof(MathNet.Numerics.Distributions.StudentT), typeof(global::System.Numerics.Tensors.TensorPrimitives), typeof(CsvHelper.CsvReader) })
            versions.Add(type.Assembly.GetName().Name!, type.Assembly.GetName().Version!.ToString());
        return versions;
    }

    private static string ProcessorName()
    {
        const string Source = "/proc/cpuinfo";
        string? line = File.Exists(Source)
            ? File.ReadLines(Source).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? "unknown" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
