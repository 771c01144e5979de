using System.Globalization;
using PortableModels;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly int _threads = get_num_threads();

    // Operators as small as these gain nothing from a second thread, and where others keep the processors busy they wait for it.
    public TrainingLoopTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    [Fact]
    public void Model_code_written_for_TorchSharp_learns()
    {
        manual_seed(3);
        using var model = new EmotionNet(8, 12);
        var (first, last) = Train(model, steps: 60, _ => { });
        Assert.True(last < 0.5 * first, $"the loss went from {first} to {last}");
    }

    [Fact]
    public void Five_hundred_steps_hold_handles_and_memory_constant()
    {
        LiveTensors.Settled();
        manual_seed(3);
        using var model = new EmotionNet(8, 12);
        var (handles, resident) = (new List<long>(), new List<double>());
        Train(model, steps: 500, step =>
        {
            if (step is not (100 or 300 or 499)) return;
            handles.Add(live_tensors());
            resident.Add(ResidentMegabytes());
        });

        Assert.Equal(handles[0], handles[1]);
        Assert.Equal(handles[0], handles[2]);

        // One activation kept each step would be 400 times 0.1 MB.
        Assert.InRange(resident[2] - resident[0], -1000, 16);
    }

    [Fact]
    public void A_model_disposed_leaves_no_tensor()
    {
        using var warm = NewDisposeScope();
        var before = LiveTensors.Settled();
        using (var model = new EmotionNet(8, 12)) Train(model, steps: 2, _ => { });
        Assert.Equal(before, live_tensors());
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_to_the_bit()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Weights(), Weights());

        static byte[] Weights()
        {
            manual_seed(11);
            using var model = new EmotionNet(8, 12);
            Train(model, steps: 5, _ => { });
            return [.. model.state_dict().Values.SelectMany(tensor => tensor.bytes.ToArray())];
        }
    }

    private static (double First, double Last) Train(EmotionNet model, int steps, Action<int> watch)
    {
        using var outer = NewDisposeScope();
        var x = randn(16, 8, 128);
        var y = x.slice(1, 0, 2).mean([2L]) * 5;
        using var optimizer = optim.Adam(model.parameters(), lr: 5e-3);
        double first = 0, last = 0;
        for (var step = 0; step < steps; step++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                var loss = nn.functional.mse_loss(model.call(x), y);
                loss.backward();
                nn.utils.clip_grad_norm_(model.parameters(), 5);
                optimizer.step();
                last = loss.item<float>();
                if (step == 0) first = last;
            }

            watch(step);
        }

        return (first, last);
    }

    private static double ResidentMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
