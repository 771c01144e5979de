namespace MerWorkbench.TestData;

/// <summary>A cell that does not end by itself, to be interrupted once it has printed <c>ready</c>.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Code">The cell; <c>FOLDER</c> stands for a folder of its own.</param>
/// <param name="IsStoppable">False for the documented exceptions: it cannot be stopped, the person is told so, and it is left behind.</param>
public sealed record InterruptCell(string Name, string Code, bool IsStoppable = true)
{
    private const string Ready = "Console.WriteLine(\"ready\");\n";

    private const string Stalled = """
        var server = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        server.Start();
        string address = $"http://127.0.0.1:{((System.Net.IPEndPoint)server.LocalEndpoint).Port}/file.bin";
        _ = Task.Run(async () => { using var client = await server.AcceptTcpClientAsync(); await Task.Delay(-1); });

        """;

    /// <summary>Every kind of cell.</summary>
    public static IReadOnlyList<InterruptCell> All { get; } =
    [
        new("tight loop", Ready + "long n = 0; while (true) n++;"),
        new("for without braces", Ready + "for (int i = 0; ; i ^= 1) ;"),
        new("do loop", Ready + "int d = 0; do { d++; } while (d != -1 || true);"),
        new("foreach over an endless iterator", "IEnumerable<int> Ones() { while (true) yield return 1; }\n" + Ready + "int s = 0; foreach (var one in Ones()) s += one;"),
        new("goto loop", Ready + "void Jump() { int g = 0; again: g++; goto again; }\nJump();"),
        new("LINQ", Ready + "Enumerable.Range(0, int.MaxValue).SelectMany(x => Enumerable.Range(0, int.MaxValue), (x, y) => x ^ y).Count(x => x == -1)"),
        new("LINQ query", Ready + "(from x in Enumerable.Range(0, int.MaxValue) from y in Enumerable.Range(0, int.MaxValue) where x * y == -1 select x + y).Count()"),
        new("Sleep", Ready + "System.Threading.Thread.Sleep(-1);"),
        new("async wait", Ready + "await Task.Delay(-1);"),
        new("await in a loop", Ready + "while (true) await Task.Delay(1);"),
        new("await foreach", "async IAsyncEnumerable<int> Never() { await Task.Delay(-1); yield return 1; }\n" + Ready + "await foreach (int never in Never()) { }"),
        new("Task.Wait", Ready + "Task.Delay(-1).Wait();"),
        new("Task.Run with a loop", Ready + "Task.Run(() => { long r = 0; while (true) r++; }).Wait();"),
        new("lock held by another", """
            var held = new object(); var taken = new System.Threading.ManualResetEventSlim();
            new System.Threading.Thread(() => { lock (held) { taken.Set(); System.Threading.Thread.Sleep(20_000); } }) { IsBackground = true }.Start();
            taken.Wait();

            """ + Ready + "lock (held) { }"),
        new("Monitor.Wait", "var m = new object();\n" + Ready + "lock (m) System.Threading.Monitor.Wait(m);"),
        new("catch-all", Ready + "while (true) { try { System.Threading.Thread.Sleep(5); } catch { } }"),
        new("catch-all with when", Ready + "while (true) { try { throw new FormatException(); } catch (Exception e) when (e is not null) { } }"),
        new("string building", Ready + "string text = \"\"; while (true) { text += \"x\"; if (text.Length > 10_000) text = \"\"; }"),
        new("file writes", Ready + "while (true) System.IO.File.WriteAllText(\"FOLDER/written.txt\", new string('x', 100_000));"),
        new("Parallel.For", Ready + "Parallel.For(0, int.MaxValue, i => { for (int k = 0; k < 1000; k++) Math.Sin(k); });"),
        new("recursion", "long Fib(int n) { if (n < 2) return n; return Fib(n - 1) + Fib(n - 2); }\n" + Ready + "Fib(80)"),
        new("recursion of an expression", "long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\n" + Ready + "Fib(80)"),
        new("recursion of a lambda", "Func<int, long> fib = null; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);\n" + Ready + "fib(80)"),
        new("channel", "var channel = System.Threading.Channels.Channel.CreateUnbounded<int>();\n" + Ready + "await channel.Reader.ReadAsync()"),
        new("blocking collection", "var queue = new System.Collections.Concurrent.BlockingCollection<int>();\n" + Ready + "queue.Take()"),
        new("finally", Ready + "try { } finally { System.Threading.Thread.Sleep(-1); }"),
        new("input", Ready + "Console.ReadLine()"),
        new("a program", Ready + "System.Diagnostics.Process.Start(\"sleep\", \"5\").WaitForExit();"),
        new("endless sequence shown", "IEnumerable<int> Silence() { while (true) { if (DateTime.Now.Year < 0) yield return 1; } }\n" + Ready + "Silence()"),
        new("library training", """
            using MerWorkbench.Datasets; using MerWorkbench.Experiments; using MerWorkbench.Foundation; using MerWorkbench.Papers; using MerWorkbench.Papers.Grekow2021;
            class Announce : IProgress<WorkProgress> { public void Report(WorkProgress p) { if (p.Stage.Contains("lstm")) Console.WriteLine("ready"); } }
            if (!System.IO.Directory.Exists("FOLDER/etudes")) MerWorkbench.Datasets.Etudes.EtudeMaker.Make("etudes", "FOLDER/etudes", tracks: 12);
            Grekow2021.Reproduce(DatasetCatalogue.FindMusic("etudes"), "FOLDER/etudes",
                new() { Profile = Profile.Paper, Inputs = ["marsyas-mfcc"], Runs = "FOLDER/runs", Features = "FOLDER/features", Progress = new Announce() })
            """),
        new("feature extraction", """
            using MerWorkbench.Audio; using MerWorkbench.Features; using MerWorkbench.Units;
            var noise = new float[44_100 * 600]; var random = new Random(1); for (int i = 0; i < noise.Length; i++) noise[i] = random.NextSingle() - 0.5f;
            var sound = new Waveform(new SampleRate(44_100), noise);

            """ + Ready + "FeatureSets.Find(\"librosa-compact\").Extract(sound)"),
        new("library download", "using MerWorkbench.Datasets.Downloads;\n" + Stalled + Ready
            + "await new Download(Download.MakeClient()).FetchAsync(new() { Name = \"file.bin\", Addresses = [address] }, \"FOLDER/file.bin\")"),
        new("download", Stalled + Ready + "new System.Net.Http.HttpClient().GetByteArrayAsync(address).Result"),
        // Nobody accepts: the connection waits, and so does who reads from it.
        new("read of a socket", """
            var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            silent.Start();
            var socket = new System.Net.Sockets.TcpClient("127.0.0.1", ((System.Net.IPEndPoint)silent.LocalEndpoint).Port);

            """ + Ready + "socket.GetStream().ReadByte()", IsStoppable: false),
        new("a regular expression", Ready + "System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40), \"^(a+)+$b\")", IsStoppable: false),
        new("long call of compiled code", Ready + "System.Numerics.BigInteger.Pow(3, 40_000_000).IsEven", IsStoppable: false),
    ];
}
