using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn.utils.rnn;

namespace MerWorkbench.Torch.Tests;

public sealed class LayerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Packing_and_padding_give_the_sequences_back()
    {
        Tensor[] songs = [.. new[] { 3, 5, 1 }.Select(length => randn(length, 2))];
        var padded = pad_sequence(songs, batch_first: true, padding_value: -1);
        Assert.Equal([3, 5, 2], padded.shape);
        var packed = pack_padded_sequence(padded, tensor(new long[] { 3, 5, 1 }), batch_first: true, enforce_sorted: false);
        Assert.Equal([3L, 2, 2, 1, 1], packed.batch_sizes.data<long>().ToArray());
        var (back, lengths) = pad_packed_sequence(packed, batch_first: true, padding_value: -1, total_length: 6);
        Assert.Equal([3L, 5, 1], lengths.data<long>().ToArray());
        Assert.Equal([3, 6, 2], back.shape);
        Assert.True(back.slice(1, 0, 5).equal(padded));
        Assert.True(back.slice(1, 5, 6).eq(-1).all().item<bool>());
    }

    [Fact]
    public void Padding_does_not_change_what_a_recurrent_layer_gives()
    {
        using var lstm = nn.LSTM(2, 3, batchFirst: true, bidirectional: true);
        var (a, b) = (randn(4, 2), randn(2, 2));
        var (y, h, _) = lstm.call(pack_padded_sequence(pad_sequence([b, a], batch_first: true), tensor(new long[] { 2, 4 }), batch_first: true, enforce_sorted: false));
        var (alone, last, _) = lstm.call(b.unsqueeze(0));
        Assert.True(pad_packed_sequence(y, batch_first: true).Item1.select(0, 0).slice(0, 0, 2).allclose(alone.squeeze(0)));
        Assert.True(h.slice(1, 0, 1).allclose(last));
    }

    [Fact]
    public void A_state_given_to_packed_sequences_follows_their_order()
    {
        using var gru = nn.GRU(2, 3, batchFirst: true);
        var (x, h0) = (randn(2, 4, 2), randn(1, 2, 3));
        var (_, packed) = gru.call(pack_padded_sequence(x, tensor(new long[] { 2, 4 }), batch_first: true, enforce_sorted: false), h0);
        var (_, first) = gru.call(x.slice(0, 0, 1).slice(1, 0, 2), h0.slice(1, 0, 1));
        var (_, second) = gru.call(x.slice(0, 1, 2), h0.slice(1, 1, 2));
        Assert.True(packed.allclose(cat([first, second], 1)));
    }

    [Fact]
    public void Inputs_of_the_wrong_shape_are_refused_with_both_shapes()
    {
        using var lstm = nn.LSTM(3, 4, batchFirst: true);
        using var gru = nn.GRU(3, 4);
        Says(() => lstm.call(ones(2, 5, 7)), "LSTM takes [batch, time, 3]", "[2, 5, 7]");
        Says(() => lstm.call(ones(2, 5, 3), (ones(1, 3, 4), ones(1, 3, 4))), "[1, 2, 4]", "[1, 3, 4]");
        Says(() => gru.call(ones(5, 3)), "GRU takes [time, batch, 3]", "[5, 3]");
        using var norm = nn.BatchNorm1d(3);
        Says(() => norm.call(ones(2, 3, 4, 5)), "[batch, channels, time]", "[2, 3, 4, 5]");
        Says(() => nn.functional.mse_loss(ones(32, 1), ones(32)), "[32, 1]", "[32]");
        Says(() => nn.functional.interpolate(ones(1, 1, 4)), "either size or scale_factor");
        Says(() => nn.functional.interpolate(ones(1, 1, 4), [2], mode: InterpolationMode.Bilinear), "Bilinear", "1 axes");
        Says(() => nn.Conv1d(3, 4, 3, groups: 2), "3 channels", "2 groups");
        Says(() => nn.ConvTranspose1d(2, 2, 3, padding_mode: PaddingModes.Reflect), "zeros only", "Reflect");
        Says(() => nn.functional.dropout(ones(2), 1.5), "between 0 and 1");
        Says(() => nn.Embedding(4, 2, padding_idx: 4), "4 rows");
        Says(() => nn.init.xavier_uniform_(ones(3)), "two axes", "[3]");
    }

    [Fact]
    public void Evaluation_switches_dropout_off_everywhere()
    {
        using var net = nn.Sequential(nn.Linear(4, 4), nn.Sequential(nn.Dropout(0.9)));
        net.eval();
        var x = ones(3, 4);
        Assert.True(net.call(x).equal(net.call(x)));
        Assert.False(net[1].training);
    }

    [Fact]
    public void The_plain_mean_of_all_batches_is_what_no_momentum_means()
    {
        using var norm = nn.BatchNorm1d(1, momentum: null);
        foreach (var level in new[] { 1f, 2f, 6f }) norm.call(full([4, 1], level));
        Assert.Equal(3, norm.running_mean!.item<float>(), 5);
        Assert.Equal(3, norm.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Orthogonal_weights_are_orthonormal()
    {
        var rows = nn.init.orthogonal_(empty(3, 8));
        Assert.True(rows.mm(rows.t()).allclose(eye(3), atol: 1e-5));
    }

    [Fact]
    public void Names_of_nested_layers_are_those_of_PyTorch()
    {
        using var net = nn.Sequential(("front", nn.Sequential(nn.Conv1d(1, 2, 3), nn.BatchNorm1d(2))), ("head", nn.Linear(2, 1)));
        Assert.Equal(
            [
                "front.0.weight", "front.0.bias", "front.1.weight", "front.1.bias", "front.1.running_mean", "front.1.running_var", "front.1.num_batches_tracked",
                "head.weight", "head.bias",
            ],
            net.state_dict().Keys);
    }

    [Fact]
    public void A_network_in_double_precision_computes_in_it()
    {
        using var net = nn.Sequential(nn.Linear(3, 2, dtype: ScalarType.Float64), nn.LayerNorm(2, dtype: ScalarType.Float64));
        Assert.Equal(ScalarType.Float64, net.call(ones([1, 3], ScalarType.Float64)).dtype);
    }

    private static void Says(Action action, params string[] words)
    {
        var error = Assert.ThrowsAny<ArgumentException>(action);
        Assert.All(words, word => Assert.Contains(word, error.Message));
    }
}
