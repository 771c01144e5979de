using MerWorkbench.Models;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class TextClassifierTests : IDisposable
{
    private const int Dimension = 5, Classes = 3, Units = 4;

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static TextClassifier Make(TextHead head)
    {
        manual_seed(3);
        var model = new TextClassifier(Dimension, Classes, new() { Head = head, RecurrentUnits = Units, DenseUnits = 7 });
        model.eval();
        return model;
    }

    [Theory, InlineData(TextHead.Lstm), InlineData(TextHead.BiLstm), InlineData(TextHead.BiLstmAttention)]
    public void What_stands_behind_a_text_and_what_stands_beside_it_change_nothing(TextHead head)
    {
        using TextClassifier model = Make(head);
        using var frozen = no_grad();
        Tensor texts = randn([3, 6, Dimension]), lengths = tensor([2L, 6L, 4L], [3]);
        float[] together = model.call(texts, lengths).data<float>().ToArray();
        for (int text = 0; text < 3; text++)
        {
            long length = lengths.data<long>()[text];
            float[] alone = model.call(texts.narrow(0, text, 1).narrow(1, 0, length).contiguous(), tensor([length], [1])).data<float>().ToArray();
            for (int k = 0; k < Classes; k++)
                Assert.Equal(alone[k], together[(text * Classes) + k], 1e-6f);
        }
    }

    [Fact]
    public void A_last_state_whose_memories_span_the_text_hears_its_first_word()
    {
        const int Longest = 60;
        double Heard(int? longest)
        {
            manual_seed(3);
            using var model = new TextClassifier(Dimension, Classes, new() { Head = TextHead.Lstm, RecurrentUnits = 32 }, longest);
            model.eval();
            Tensor text = randn([1, Longest, Dimension]).requires_grad_();
            model.call(text, tensor([(long)Longest], [1])).square().sum().backward();
            float[] gradient = text.grad!.data<float>().ToArray();
            double Size(int word) => Math.Sqrt(gradient.AsSpan(word * Dimension, Dimension).ToArray().Sum(value => (double)value * value));
            return Size(0) / Size(Longest - 1);
        }
        // Gates half open lose a half at each word: 2^-59 of the first is left, for memories of up to 60 words about a share of 1/60 keep it.
        Assert.InRange(Heard(null), 0, 1e-6);
        Assert.InRange(Heard(Longest), 1e-2, 10);
    }

    [Fact]
    public void Attention_is_a_softmax_over_the_tokens_that_are_there()
    {
        using TextClassifier model = Make(TextHead.BiLstmAttention);
        using var frozen = no_grad();
        float[] weights = model.Attention(randn([2, 4, Dimension]), tensor([1L, 3L], [2])).data<float>().ToArray();
        Assert.Equal([1f, 0f, 0f, 0f], weights[..4]);
        Assert.All(weights[4..7], weight => Assert.InRange(weight, 1e-6f, 1f));
        Assert.Equal(0f, weights[7]);
        Assert.Equal(1f, weights[4..].Sum(), 1e-6f);
        using TextClassifier plain = Make(TextHead.BiLstm);
        Assert.Throws<InvalidOperationException>(() => plain.Attention(randn([1, 2, Dimension]), tensor([2L], [1])));
    }

    [Theory]
    [InlineData(TextHead.Dense, (7 * Dimension) + 7 + (Classes * 8))]
    [InlineData(TextHead.Lstm, (4 * Units * (Dimension + Units + 2)) + (Classes * (Units + 1)))]
    [InlineData(TextHead.BiLstm, (8 * Units * (Dimension + Units + 2)) + (Classes * ((2 * Units) + 1)))]
    [InlineData(TextHead.BiLstmAttention, (8 * Units * (Dimension + Units + 2)) + (Classes * ((2 * Units) + 1)) + (2 * Units * ((2 * Units) + 1)) + (2 * Units))]
    public void It_has_the_weights_that_its_page_counts(TextHead head, int weights)
    {
        using TextClassifier model = Make(head);
        Assert.Equal(weights, model.parameters().Sum(parameter => parameter.numel()));
    }
}
