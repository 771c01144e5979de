using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Protocol;
using MerWorkbench.Torch;

namespace MerWorkbench.Cli.Doctor;

/// <summary>Looks at everything the workbench leans on.</summary>
internal static partial class Examination
{
    private const string SetUp = "Run ./environment/setup.sh.";

    // Any optimised BLAS passes this on one core of the last ten years; the reference BLAS stays below a fifth of it.
    private const double SlowestGoodGflops = 12;

    /// <summary>All findings, in the order in which a newcomer needs the things.</summary>
    public static IReadOnlyList<Finding> Run() =>
    [
        new("mer", Health.Good, $"{EnvironmentRecord.ProductVersion()}, {RuntimeInformation.FrameworkDescription}"),
        new("machine", Health.Good, string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.#} GB of memory, {FreeDisk():0} GB of disk free")),
        Tensors(),
        Library("libsndfile", "libsndfile.so.1", "libsndfile1", "wav, flac, ogg, opus and mp3"),
        Library("soxr", "libsoxr.so.0", "libsoxr0", "changing sample rates"),
        Library("libsvm", "libsvm.so.3", "libsvm3", "support vector machines"),
        Program("ffmpeg", "-version", "ffmpeg", "m4a and aac"),
        Program("chromium", "--version", "chromium", "figures as SVG, PNG and PDF"),
        Library("libzmq", "libzmq.so.5", "libzmq5", "notebooks"),
        Program(ProgramPath.Find("jupyter-lab") is null ? "jupyter-notebook" : "jupyter-lab", "--version", "jupyter-notebook", "mer lab"),
        Kernel(),
        .. DatasetCatalogue.All.Where(dataset => !dataset.Card.IsSynthetic).Select(Data),
    ];

    private static Finding Tensors()
    {
        try
        {
            double gflops = MatrixSpeed();
            string detail = string.Create(CultureInfo.InvariantCulture,
                $"{torch.__version__}, {torch.get_num_threads()} threads, {gflops:0} GFLOP/s, {(torch.cuda.is_available() ? "CUDA" : "no GPU")}");
            return gflops >= SlowestGoodGflops
                ? new("libtorch", Health.Good, detail)
                : new("libtorch", Health.Note, detail + ": this looks like the reference BLAS", "apt-get install libopenblas0-pthread makes training many times faster.");
        }
        catch (TorchException problem)
        {
            return new("libtorch", Health.Missing, problem.Message, SetUp);
        }
    }

    private static double MatrixSpeed()
    {
        const int Size = 384, Rounds = 8;
        using var scope = torch.NewDisposeScope();
        var matrix = torch.rand([Size, Size]);
        matrix.matmul(matrix).Dispose();
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long began = Stopwatch.GetTimestamp();
            matrix.matmul(matrix).Dispose();
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        return 2.0 * Size * Size * Size / best / 1e9;
    }

    private static Finding Library(string name, string file, string package, string use)
    {
        if (!NativeLibrary.TryLoad(file, out nint handle))
            return new(name, Health.Missing, $"{file} is not there; needed for {use}", $"{SetUp} Or: apt-get install {package}");
        NativeLibrary.Free(handle);
        return new(name, Health.Good, use);
    }

    private static Finding Program(string name, string versionArgument, string package, string use)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, versionArgument) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string line = process.StandardOutput.ReadLine() ?? "";
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(name, Health.Good, $"{VersionNumber().Match(line).Value}: {use}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new(name, Health.Missing, $"not on PATH; needed for {use}", $"{SetUp} Or: apt-get install {package}");
        }
    }

    private static Finding Kernel() => KernelSpec.Find(JupyterFolders.Of(prefix: null)) is { } spec
        ? new("C# kernel", Health.Good, $"{spec.Name}, in {spec.Folder}")
        : new("C# kernel", Health.Note, "Jupyter does not know it yet", "Run: mer kernel install");

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex VersionNumber();

    private static Finding Data(Dataset dataset) => dataset.TryLocate() is { } folder
        ? new($"data: {dataset.Card.Name}", Health.Good, dataset.IsSynthetic(folder) ? $"{folder} (études, synthetic)" : folder)
        : new($"data: {dataset.Card.Name}", Health.Note, EtudeMaker.Datasets.Contains(dataset.Card.Name) ? $"not here; mer data make {dataset.Card.Name} composes études in its layout" : "not here", dataset.Card.Access);

    private static double FreeDisk()
    {
        string root = Path.GetPathRoot(Workplace.Root)!;
        DriveInfo home = DriveInfo.GetDrives().Where(drive => drive.IsReady && Workplace.Root.StartsWith(drive.Name, StringComparison.Ordinal))
            .MaxBy(drive => drive.Name.Length) ?? new DriveInfo(root);
        return home.AvailableFreeSpace / 1e9;
    }
}
