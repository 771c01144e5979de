using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Benchmarks.Torch;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;
using MerWorkbench.Models;
using MerWorkbench.TestData;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Learning;

/// <summary>
/// One epoch of a BiLSTM with attention over the words of ISEAR's five emotions, against the same network in python3-torch: the same weights,
/// vectors, batches and steps, by turns.
/// </summary>
public sealed class LyricsTrainingBenchmark : IBenchmark
{
    private const int Dimension = 100, Batch = 32, MostTokens = 256;

    private static readonly string[] Emotions = ["joy", "fear", "anger", "sadness", "disgust"];

    public string Name => "lyrics-training";

    public string Summary => "an epoch of word vectors and a BiLSTM with attention on ISEAR against python3-torch: --rounds N --goal RATIO";

    public int Run(string[] args)
    {
        var (rounds, goal) = (3, double.PositiveInfinity);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out double number))
                return Fault();
            switch (args[i])
            {
                case "--rounds": rounds = (int)number; break;
                case "--goal": goal = number; break;
                default: return Fault();
            }
        }
        if (RealData.Root is null)
        {
            Console.Error.WriteLine(RealData.Absent);
            return 2;
        }
        QuietThreads.Apply(1);
        set_num_threads(1);
        (float[][] texts, int[] labels) = Texts();
        int[] order = [.. Enumerable.Range(0, texts.Length)];
        new StableRandom(1, "order").Shuffle<int>(order);
        manual_seed(1);
        using var model = new TextClassifier(Dimension, Emotions.Length, new() { Head = TextHead.BiLstmAttention, Dropout = 0 });
        using optim.Optimizer optimizer = optim.Adam(model.parameters(), 1e-3);
        string file = Path.GetTempFileName();
        Save(file, model, texts, labels, order);
        using Process peer = Process.Start(Peer(file))!;
        var (ratios, ofProcessor) = (new List<double>(), new List<double>());
        double difference = 0;
        for (int round = 0; round <= rounds; round++)
        {
            (double ours, double processor, double loss) = Epoch(model, optimizer, texts, labels, order);
            peer.StandardInput.WriteLine("epoch");
            double[] theirs = [.. peer.StandardOutput.ReadLine()!.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            difference = Math.Max(difference, Math.Abs(loss - theirs[2]));
            // The first warms both up.
            if (round > 0)
            {
                ratios.Add(ours / theirs[0]);
                ofProcessor.Add(processor / theirs[1]);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(round == 0 ? "warm-up" : $"epoch {round}"),-8} C# {ours,9:0.0} ms  Python {theirs[0],9:0.0} ms  ratio {ours / theirs[0]:0.000}, of processor time {processor / theirs[1]:0.000}  loss {loss:0.0000}"));
        }
        peer.StandardInput.WriteLine("quit");
        peer.WaitForExit();
        File.Delete(file);
        double ratio = TrainingContest.Median(ratios);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Length} texts, {texts.Sum(text => text.Length / Dimension)} words: median ratio {ratio:0.000}, of processor time {TrainingContest.Median(ofProcessor):0.000}; losses differ by {difference:0.0e0} at most"));
        return ratio <= goal && difference < 1e-3 ? 0 : 1;

        int Fault()
        {
            Console.Error.WriteLine($"Did not understand '{string.Join(' ', args)}'. mer-bench {Name} [--rounds N] [--goal RATIO]");
            return 2;
        }
    }

    // Which vectors they are changes no time: a word's are drawn from its letters.
    private static (float[][] Texts, int[] Labels) Texts()
    {
        IReadOnlyList<LabelledText> all = new Isear().Load(Emotions, Path.Combine(RealData.Root!, "isear"));
        var known = new Dictionary<string, float[]>();
        float[] Of(string word)
        {
            if (!known.TryGetValue(word, out float[]? vector))
            {
                var random = new StableRandom(1, word);
                known.Add(word, vector = [.. Enumerable.Range(0, Dimension).Select(_ => (float)((2 * random.NextDouble()) - 1))]);
            }
            return vector;
        }
        return ([.. all.Select(text => LyricWords.Of(text.Text).Take(MostTokens).SelectMany(word => Of(word.Text)).ToArray())],
            [.. all.Select(text => Array.IndexOf(Emotions, text.Classes[0]))]);
    }

    private static void Save(string file, TextClassifier model, float[][] texts, int[] labels, int[] order)
    {
        using var scope = NewDisposeScope();
        SafeTensors.Save(file, new Dictionary<string, Tensor>(model.state_dict())
        {
            ["tokens"] = tensor([.. texts.SelectMany(text => text)], [texts.Sum(text => text.Length) / Dimension, Dimension]),
            ["lengths"] = tensor([.. texts.Select(text => (long)(text.Length / Dimension))], [texts.Length]),
            ["labels"] = tensor([.. labels.Select(label => (long)label)], [labels.Length]),
            ["order"] = tensor([.. order.Select(item => (long)item)], [order.Length]),
        });
    }

    private static ProcessStartInfo Peer(string file)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Learning", "lyrics_peer.py"), "1", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in QuietThreads.Variables(1))
            start.Environment[name] = value;
        return start;
    }

    private static (double Milliseconds, double Processor, double Loss) Epoch(TextClassifier model, optim.Optimizer optimizer, float[][] texts, int[] labels, int[] order)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double sum = 0;
        foreach (int[] items in order.Chunk(Batch))
        {
            using var scope = NewDisposeScope();
            int longest = items.Max(item => texts[item].Length);
            var values = new float[items.Length * longest];
            for (int i = 0; i < items.Length; i++)
                texts[items[i]].CopyTo(values, i * longest);
            optimizer.zero_grad();
            Tensor lengths = tensor([.. items.Select(item => (long)(texts[item].Length / Dimension))], [items.Length]);
            Tensor loss = nn.functional.cross_entropy(model.call(tensor(values, [items.Length, longest / Dimension, Dimension]), lengths),
                tensor([.. items.Select(item => (long)labels[item])], [items.Length]));
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), 5);
            optimizer.step();
            sum += items.Length * loss.item<float>();
        }
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds, sum / order.Length);
    }
}
