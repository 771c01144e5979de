using MerWorkbench.TestData;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

/// <summary>A network's weights, batch, scores, loss and gradients as PyTorch has them.</summary>
internal sealed class NetworkGolden
{
    private readonly Dictionary<string, Tensor> tensors;

    private NetworkGolden(Dictionary<string, Tensor> tensors) => this.tensors = tensors;

    public Tensor this[string name] => tensors[name];

    public static NetworkGolden Open(string name)
    {
        using var folder = new TemporaryFolder();
        return new(SafeTensors.Load(folder.Put("golden.safetensors", Golden.Bytes(name))));
    }

    /// <summary>Gives a network the golden's weights and compares its scores, its loss and every gradient.</summary>
    public void AssertSame(nn.Module<Tensor, Tensor> model, double tolerance)
    {
        model.load_state_dict(tensors.Where(entry => entry.Key.StartsWith("state/", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key["state/".Length..], entry => entry.Value));
        Tensor scores = model.call(this["x"]), loss = nn.functional.cross_entropy(scores, this["y"]);
        loss.backward();
        AssertClose(this["scores"], scores, tolerance, "scores");
        AssertClose(this["loss"], loss.view(1), tolerance, "loss");
        foreach (var (name, parameter) in model.named_parameters())
            AssertClose(this[$"grad/{name}"], parameter.grad!, tolerance, name);
    }

    public static void AssertClose(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        double difference = (expected - actual).abs().max().item<float>();
        Assert.True(difference <= tolerance, $"{what} differs by {difference}");
    }
}
