using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Lyrics.Elmo;

/// <summary>
/// The network of ELMo (Peters et al. 2018): convolutions over the characters of each word, highway layers, a projection, and above them in
/// each direction LSTM layers with projected outputs.
/// </summary>
/// <remarks>
/// Of a word x and a highway layer: c relu(x W_t + b_t) + (1 - c) x with c = sigmoid(x W_c + b_c). Of an LSTM with cell c and output p at the
/// word before: [i, j, f, o] = [x, p] W + b; cell = clip(sigmoid(f + 1) c + sigmoid(i) tanh(j)); output = clip(sigmoid(o) tanh(cell) W_P).
/// Above the first layer the layer's input is added to what goes up, not to what goes on. Names and order of the weights are those of the
/// TensorFlow networks the released files come from.
/// </remarks>
internal sealed class ElmoNetwork : IDisposable
{
    private readonly ElmoOptions options;
    private readonly Dictionary<string, Tensor> weights = new(StringComparer.Ordinal);

    /// <summary>Takes the weights over.</summary>
    /// <param name="options">The sizes.</param>
    /// <param name="read">Gives the values and the shape of a weight by its name.</param>
    /// <param name="where">Where they are from, for what is wrong with them.</param>
    /// <exception cref="MerException">A weight is of another shape; the message names it, what was expected and what was got.</exception>
    public ElmoNetwork(ElmoOptions options, Func<string, (float[] Values, long[] Shape)> read, string where)
    {
        this.options = options;
        foreach ((string name, long[] shape) in Shapes(options))
        {
            var (values, found) = read(name);
            if (!found.SequenceEqual(shape))
            {
                Dispose();
                throw new MerException($"The weight '{name}' should have the shape [{string.Join(", ", shape)}] and has [{string.Join(", ", found)}].", where,
                    "Options and weights must be of the same network.");
            }
            weights.Add(name, tensor(values, shape).DetachFromDisposeScope());
        }
    }

    /// <summary>Every weight by its name in the released files, with its shape.</summary>
    public static IEnumerable<(string Name, long[] Shape)> Shapes(ElmoOptions options)
    {
        yield return ("char_embed", [ElmoCharacters.Count, options.CharacterDimension]);
        for (int i = 0; i < options.Filters.Length; i++)
        {
            yield return ($"CNN/W_cnn_{i}", [1, options.Filters[i].Width, options.CharacterDimension, options.Filters[i].Filters]);
            yield return ($"CNN/b_cnn_{i}", [options.Filters[i].Filters]);
        }
        for (int i = 0; i < options.Highways; i++)
        {
            foreach (string gate in (string[])["carry", "transform"])
            {
                yield return ($"CNN_high_{i}/W_{gate}", [options.AllFilters, options.AllFilters]);
                yield return ($"CNN_high_{i}/b_{gate}", [options.AllFilters]);
            }
        }
        yield return ("CNN_proj/W_proj", [options.AllFilters, options.Projection]);
        yield return ("CNN_proj/b_proj", [options.Projection]);
        foreach (string cell in from direction in (int[])[0, 1] from layer in Enumerable.Range(0, options.Layers) select Cell(direction, layer))
        {
            yield return ($"{cell}/W_0", [2 * options.Projection, 4 * options.Cells]);
            yield return ($"{cell}/B", [4 * options.Cells]);
            yield return ($"{cell}/W_P_0", [options.Cells, options.Projection]);
        }
    }

    /// <summary>Reads texts.</summary>
    /// <param name="texts">The words of each text.</param>
    /// <param name="memory">
    /// Where the LSTMs begin, and then where they end: <c>[direction, layer]</c> to cell <c>[batch, cells]</c> and output <c>[batch, projection]</c>;
    /// null to begin with zeros. Only for texts of one length.
    /// </param>
    /// <returns>Every layer, the words' own vectors first: <c>[layers + 1, batch, longest, 2 x projection]</c>; behind a text's end its rows say nothing.</returns>
    public Tensor Run(IReadOnlyList<IReadOnlyList<string>> texts, Dictionary<(int, int), (Tensor Cell, Tensor Output)>? memory = null)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        int batch = texts.Count, steps = texts.Max(words => words.Count) + 2;
        var ids = new long[batch * steps * options.Characters];
        var turned = new long[batch * steps];
        for (int text = 0; text < batch; text++)
        {
            ElmoCharacters.Write(texts[text], ids.AsSpan(text * steps * options.Characters), options.Characters);
            // Backwards, a text begins at its own end; what is behind it stays there.
            int length = texts[text].Count + 2;
            for (int step = 0; step < steps; step++)
                turned[(text * steps) + step] = step < length ? length - 1 - step : step;
        }
        Tensor words = Words(tensor(ids, [batch * steps, options.Characters])).view(batch, steps, options.Projection);
        Tensor order = tensor(turned, [batch, steps, 1]).expand(batch, steps, options.Projection);

        Tensor forward = words, backward = words.gather(1, order);
        List<Tensor> layers = [cat([words, words], 2)];
        for (int layer = 0; layer < options.Layers; layer++)
        {
            forward = Lstm(forward, 0, layer, memory);
            backward = Lstm(backward, 1, layer, memory);
            layers.Add(cat([forward, backward.gather(1, order)], 2));
        }
        return stack([.. layers], 0).narrow(2, 1, steps - 2).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Gives the weights back.</summary>
    public void Dispose()
    {
        foreach (Tensor weight in weights.Values)
            weight.Dispose();
    }

    private static string Cell(int direction, int layer) => FormattableString.Invariant($"RNN_{direction}/RNN/MultiRNNCell/Cell{layer}/LSTMCell");

    // [words, characters] to [words, projection].
    private Tensor Words(Tensor characters)
    {
        Tensor embedded = weights["char_embed"].index_select(0, characters.flatten()).view(characters.shape[0], options.Characters, options.CharacterDimension).transpose(1, 2);
        var found = new List<Tensor>();
        for (int i = 0; i < options.Filters.Length; i++)
        {
            // [1, width, dimension, filters] as [filters, dimension, width].
            Tensor kernel = weights[$"CNN/W_cnn_{i}"].squeeze(0).permute(2, 1, 0).contiguous();
            Tensor most = nn.functional.conv1d(embedded, kernel, weights[$"CNN/b_cnn_{i}"]).amax([2]);
            found.Add(options.IsRelu ? nn.functional.relu(most) : nn.functional.tanh(most));
        }
        Tensor word = cat([.. found], 1);
        for (int i = 0; i < options.Highways; i++)
        {
            Tensor carry = (word.matmul(weights[$"CNN_high_{i}/W_carry"]) + weights[$"CNN_high_{i}/b_carry"]).sigmoid();
            Tensor changed = nn.functional.relu(word.matmul(weights[$"CNN_high_{i}/W_transform"]) + weights[$"CNN_high_{i}/b_transform"]);
            word = (carry * changed) + ((1 - carry) * word);
        }
        return word.matmul(weights["CNN_proj/W_proj"]) + weights["CNN_proj/b_proj"];
    }

    private static Tensor Clip(Tensor values, float? most) => most is { } limit ? values.clamp(-limit, limit) : values;

    private Tensor Lstm(Tensor input, int direction, int layer, Dictionary<(int, int), (Tensor Cell, Tensor Output)>? memory)
    {
        using var scope = NewDisposeScope();
        string name = Cell(direction, layer);
        long batch = input.shape[0], steps = input.shape[1];
        Tensor all = weights[$"{name}/W_0"], project = weights[$"{name}/W_P_0"];
        // What the input brings is had for all steps at once.
        Tensor brought = (input.matmul(all.narrow(0, 0, options.Projection)) + weights[$"{name}/B"]).transpose(0, 1).contiguous();
        Tensor recurrent = all.narrow(0, options.Projection, options.Projection).contiguous();
        var (cell, output) = memory is not null && memory.TryGetValue((direction, layer), out var kept)
            ? kept : (zeros([batch, options.Cells]), zeros([batch, options.Projection]));
        var outputs = new Tensor[steps];
        for (int step = 0; step < steps; step++)
        {
            using var ofStep = NewDisposeScope();
            Tensor[] gates = (brought.select(0, step) + output.matmul(recurrent)).chunk(4, 1);
            cell = Clip(((gates[2] + 1).sigmoid() * cell) + (gates[0].sigmoid() * gates[1].tanh()), options.CellClip).MoveToOuterDisposeScope();
            output = Clip((gates[3].sigmoid() * cell.tanh()).matmul(project), options.ProjectionClip).MoveToOuterDisposeScope();
            outputs[step] = output;
        }
        if (memory is not null)
            memory[(direction, layer)] = (cell.clone().DetachFromDisposeScope(), output.clone().DetachFromDisposeScope());
        Tensor sequence = stack(outputs, 1);
        return (layer > 0 && options.SkipsLayers ? sequence + input : sequence).MoveToOuterDisposeScope();
    }
}
