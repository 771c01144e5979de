using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Models;

namespace MerWorkbench.Experiments;

/// <summary>A classifier of texts as a run kept it: to ask it once more, or to see what it looks at.</summary>
public sealed class TextModel : IDisposable
{
    private const int Batch = 64;

    private readonly FittedText fitted;

    private TextModel(FittedText fitted) => this.fitted = fitted;

    /// <summary>Puts the classifier of one fold of a run together again.</summary>
    /// <param name="run">The run of a <see cref="TextLearner"/>.</param>
    /// <param name="options">How its network was built.</param>
    /// <param name="fold">The fold, from 0.</param>
    /// <exception cref="MerException">The run has no weights of this network.</exception>
    public static TextModel Load(ClassRun run, TextOptions options, int fold = 0)
    {
        string path = Path.Combine(run.Folder, RunFolder.WeightFile), prefix = FormattableString.Invariant($"fold{fold:00}.");
        Dictionary<string, NamedWeights> weights = !File.Exists(path) ? [] : WeightFiles.Read(path).Where(weight => weight.Name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(weight => weight.Name[prefix.Length..], weight => weight with { Name = weight.Name[prefix.Length..] });
        if (!weights.Remove(ModelWeights.MeanName, out NamedWeights? means) || !weights.Remove(ModelWeights.DeviationName, out NamedWeights? deviations))
            throw new MerException("The run keeps no classifier of texts.", run.Folder, "Run the experiment anew.");
        LearnedWords? words = weights.Remove(FittedText.GivenName, out NamedWeights? given) && weights.Remove(FittedText.LearnedName, out NamedWeights? learned)
            ? new(WordTable.Of(given.Values, means.Values.Length), learned.Values) : null;
        var model = new TextClassifier(means.Values.Length, run.Classes.Length, options.Network);
        ModelWeights.Load(model, weights.Values, remedy: "Name the options it was trained with.", path);
        return new(new(model, options, Standardizer.FromMoments([.. means.Values.Select(value => (double)value)], [.. deviations.Values.Select(value => (double)value)]), words));
    }

    /// <summary>The probability of each class.</summary>
    /// <param name="examples">The texts, as <see cref="TextCorpus"/> makes them with the encoder the classifier was trained with.</param>
    public IReadOnlyList<double[]> Probabilities(IReadOnlyList<Example> examples) => fitted.Probabilities(examples, Batch);

    /// <summary>How much each token counts: 0 or more, summing to 1 over a text.</summary>
    /// <param name="examples">The texts.</param>
    /// <exception cref="InvalidOperationException">The head has no attention.</exception>
    public IReadOnlyList<double[]> Attention(IReadOnlyList<Example> examples) => fitted.Attention(examples, Batch);

    /// <inheritdoc/>
    public void Dispose() => fitted.Dispose();
}
