using System.Globalization;
using MerWorkbench.Benchmarks.Sound;
using MerWorkbench.Benchmarks.Torch;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Lyrics;

/// <summary>A forward pass of BERT-base on 16 texts of 64 tokens with padding, against plain PyTorch with the same weights, by turns. On one thread, by processor time.</summary>
public sealed class BertBenchmark : IBenchmark
{
    private const int Texts = 16, Tokens = 64, Rounds = 6, Passes = 2;

    private const double Goal = 1.05, Tolerance = 1e-5;

    public string Name => "bert";

    public string Summary => "a forward pass of BERT-base on [16, 64] against python3-torch with the same weights, by turns in one run";

    public int Run(string[] args)
    {
        QuietThreads.Apply(1);
        set_num_threads(1);
        string folder = Directory.CreateTempSubdirectory("mer-bert").FullName;
        try
        {
            using var peer = new PythonPeer(1, tunedMalloc: false, "Lyrics/bert_peer.py");
            peer.Ask(string.Create(CultureInfo.InvariantCulture, $"make {folder}/model.safetensors {Texts} {Tokens}"));
            using var file = SafeTensorsFile.Open(Path.Combine(folder, "model.safetensors"));
            using var network = new BertNetwork(BertConfiguration.Base, BertWeightSources.Of(file));
            network.eval();
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            Tensor ids = tensor([.. Enumerable.Range(0, Texts * Tokens).Select(i => (i * 7919L + 13) % BertConfiguration.Base.Pieces)], [Texts, Tokens]);
            Tensor mask = arange(Tokens).unsqueeze(0) < (Tokens - 3 * arange(Texts)).unsqueeze(1);
            peer.Ask($"out {folder}/out.safetensors");
            double difference = Difference(network, ids, mask, Path.Combine(folder, "out.safetensors"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest difference from python3-torch, with padding and without: {difference:g3}"));

            var (ours, theirs, ratios) = (new List<double>(), new List<double>(), new List<double>());
            for (int round = 0; round <= Rounds; round++)
            {
                double[] mine = round % 2 == 0 ? Ours(network, ids, mask) : [];
                double[] other = [.. peer.Ask(string.Create(CultureInfo.InvariantCulture, $"steps {Passes}")).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
                if (round % 2 == 1)
                    mine = Ours(network, ids, mask);
                // The first round warms up.
                if (round == 0)
                    continue;
                ours.AddRange(mine);
                theirs.AddRange(other);
                ratios.Add(TrainingContest.Median(mine) / TrainingContest.Median(other));
            }
            double ratio = TrainingContest.Median(ratios);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"ours {TrainingContest.Median(ours):f0} ms (least {ours.Min():f0}), python3-torch {TrainingContest.Median(theirs):f0} ms (least {theirs.Min():f0}); ratio {ratio:f3}, of the least {ours.Min() / theirs.Min():f3}; goal {Goal:f2}"));
            return difference <= Tolerance && ratio <= Goal ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[] Ours(BertNetwork network, Tensor ids, Tensor mask) => [.. Enumerable.Range(0, Passes).Select(_ => ThreadClock.Measure(() => network.call(ids, mask).Dispose()))];

    private static double Difference(BertNetwork network, Tensor ids, Tensor mask, string path)
    {
        Dictionary<string, Tensor> theirs = SafeTensors.Load(path);
        double whole = (network.call(ids, null) - theirs["whole"]).abs().max().item<float>();
        double padded = ((network.call(ids, mask) - theirs["padded"]) * mask.unsqueeze(-1)).abs().max().item<float>();
        return Math.Max(whole, padded);
    }
}
