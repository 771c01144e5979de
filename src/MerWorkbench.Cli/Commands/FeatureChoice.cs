using System.CommandLine;
using System.CommandLine.Parsing;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Cli.Commands;

/// <summary>The options by which a person says which features are meant and where they are kept.</summary>
internal sealed class FeatureChoice
{
    private readonly Option<FeatureSet[]> set = new("--set")
    {
        Description = $"The feature set, or several: {Names}. Also derived ones by their names: librosa-clip.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(token => Find(token.Value, result)).OfType<FeatureSet>()],
    };

    private readonly Option<double?> pieces = new("--pieces") { CustomParser = Seconds, Description = "Take the features of pieces of so many seconds instead of frames; a recurrent model reads such a sequence." };
    private readonly Option<double?> hop = new("--hop") { CustomParser = Seconds, Description = "Seconds from the beginning of one piece to the next; default the length of a piece." };
    private readonly Option<bool> clip = new("--clip") { Description = "Take the features of the whole sound, as one row; with --pieces, both." };
    private readonly bool single;

    /// <summary>The options, to be added to a command.</summary>
    /// <param name="single">Whether just one set is meant.</param>
    public FeatureChoice(bool single = false) => this.single = single;

    private static string Names => string.Join(", ", FeatureSets.All.Select(known => known.Name));

    public static Option<DirectoryInfo?> Store() => new("--store") { Description = "The folder where features are kept; default data/features of the checkout." };

    public static FeatureStore StoreOf(DirectoryInfo? folder) => new(folder?.FullName ?? Workplace.Features);

    /// <summary>The argument SET.</summary>
    public static Argument<FeatureSet> SetArgument() => new("set")
    {
        Description = $"The feature set: {Names}; or one derived from it: librosa-clip, librosa-pieces-1.2s-0.6s.",
        CustomParser = result => Find(result.Tokens[0].Value, result),
    };

    public void AddTo(Command command)
    {
        command.Add(set);
        command.Add(pieces);
        command.Add(hop);
        command.Add(clip);
        command.Validators.Add(result =>
        {
            if (result.GetResult(hop) is { Implicit: false } && result.GetResult(pieces) is null or { Implicit: true })
                result.AddError("--hop goes with --pieces: mer features extract --set librosa --pieces 1.2 --hop 0.6 ...");
            if (single && (result.GetResult(set)?.Tokens.Count > 1 || (result.GetResult(pieces) is { Implicit: false } && result.GetResult(clip) is { Implicit: false })))
                result.AddError("One set at a time: name one --set, and --pieces or --clip but not both.");
        });
    }

    /// <summary>The sets that were asked for.</summary>
    public IReadOnlyList<FeatureSet> Of(ParseResult parsed)
    {
        FeatureSet[] sets = [.. parsed.GetRequiredValue(set).Distinct()];
        double? length = parsed.GetValue(pieces);
        bool whole = parsed.GetValue(clip);
        return [.. sets.SelectMany(IEnumerable<FeatureSet> (plain) => (length, whole) switch
        {
            ({ } seconds, true) => [Pieces(plain, seconds), plain.Clip()],
            ({ } seconds, false) => [Pieces(plain, seconds)],
            (null, true) => [plain.Clip()],
            _ => [plain],
        })];

        FeatureSet Pieces(FeatureSet plain, double seconds) => plain.Pieces(new Seconds(seconds), new Seconds(parsed.GetValue(hop) ?? seconds));
    }

    private static double? Seconds(ArgumentResult result) => Shared.Number(result, "--pieces and --hop take seconds", above: 0, most: 3600);

    private static FeatureSet? Find(string name, ArgumentResult result)
    {
        FeatureSet? found = FeatureSets.TryFind(name);
        if (found is null)
            result.AddError($"There is no feature set named '{name}'. There are: {Names}. mer features list says more.");
        return found;
    }
}
