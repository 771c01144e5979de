using System.Text.Json;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>From where a dataset or weights are fetched, and how one knows that they are right.</summary>
public sealed partial record FetchManifest
{
    private const string Prefix = "manifests/", Suffix = ".json";

    /// <summary>The name: a dataset's own, or the weights'.</summary>
    public required string Name { get; init; }

    /// <summary>The name in words.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public FetchKind Kind { get; init; }

    /// <summary>The dataset of <see cref="DatasetCatalogue"/> that reads it, where its name is another: several releases may have one loader.</summary>
    public string? ReadBy { get; init; }

    /// <summary>The licence, where no card of <see cref="DatasetCatalogue"/> says it.</summary>
    public string? Licence { get; init; }

    /// <summary>Where addresses, sizes and layout were read, and what of it is not verified.</summary>
    public required string Source { get; init; }

    /// <summary>What a person does where no address can be fetched from; null where one can.</summary>
    public string? Manual { get; init; }

    /// <summary>A file that must be there afterwards.</summary>
    public required string Mark { get; init; }

    /// <summary>The files; none where it must be got by hand.</summary>
    public IReadOnlyList<FetchFile> Files { get; init; } = [];

    /// <summary>The names of all manifests that are part of this assembly, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. typeof(FetchManifest).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The licence that a person is asked to accept: the dataset's card's, else the manifest's.</summary>
    public string LicenceText => Dataset?.Card.Licence ?? Licence!;

    /// <summary>The dataset, or null where it is weights or no loader reads it.</summary>
    public Dataset? Dataset => Kind == FetchKind.Dataset ? DatasetCatalogue.All.FirstOrDefault(dataset => dataset.Card.Name == (ReadBy ?? Name)) : null;

    /// <summary>The size of all files; null where one is not known.</summary>
    public ByteCount? Size => Files.Count > 0 && Files.All(file => file.Bytes is not null) ? new(Files.Sum(file => file.Bytes!.Value)) : null;

    /// <summary>Where it goes when nobody says otherwise.</summary>
    public string UsualFolder => DataFolders.ForNew(Kind == FetchKind.Weights ? Path.Combine("weights", Name) : Name);

    /// <summary>Where the record of its fetches is kept.</summary>
    public string RecordPath => DataFolders.ForNew(Path.Combine("fetched", Name + Suffix));

    /// <summary>The manifest of a name.</summary>
    /// <exception cref="MerException">There is none; the message says how to get the dataset by hand, or what can be fetched.</exception>
    public static FetchManifest Find(string name)
    {
        string known = name.ToLowerInvariant();
        if (typeof(FetchManifest).Assembly.GetManifestResourceStream(Prefix + known + Suffix) is { } stream)
        {
            using var reader = new StreamReader(stream);
            return Parse(reader.ReadToEnd(), $"{Prefix}{known}{Suffix}");
        }
        if (DatasetCatalogue.All.FirstOrDefault(dataset => dataset.Card.Name == known) is { } dataset)
            throw new MerException($"{dataset.Card.Title} cannot be fetched.", remedy: dataset.Card.Access);
        throw new MerException($"Nothing named '{name}' can be fetched.", remedy: $"There are: {string.Join(", ", Names)}.");
    }

    /// <summary>Reads a manifest file of one's own.</summary>
    /// <exception cref="MerException">It is not a manifest, or says what cannot be.</exception>
    public static FetchManifest Load(string path) => File.Exists(path)
        ? Parse(File.ReadAllText(path), path)
        : throw new MerException("There is no such manifest.", path);

    /// <summary>Reads and checks a manifest.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="where">Its file, for messages.</param>
    /// <exception cref="MerException">It is not a manifest, or says what cannot be.</exception>
    public static FetchManifest Parse(string json, string where)
    {
        FetchManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<FetchManifest>(json, MerJson.Indented);
        }
        catch (JsonException fault)
        {
            throw new MerException($"This is not a manifest: {fault.Message}", where, inner: fault);
        }
        return manifest?.FirstFault() switch
        {
            null when manifest is not null => manifest,
            { } fault => throw new MerException(fault, where),
            _ => throw new MerException("This is not a manifest: it is empty.", where),
        };
    }

    private string? FirstFault()
    {
        if (!NamePattern().IsMatch(Name))
            return $"Expected a name of small letters, digits and hyphens, got '{Name}'.";
        if (LicenceText is null)
            return "Expected a licence; a person must know it before fetching.";
        if (!IsBelow(Mark))
            return $"Expected the mark to be a file below the folder, got '{Mark}'.";
        if (Files.Count == 0 && Manual is null)
            return "Expected files, or in 'manual' how a person gets it.";
        if (Files.GroupBy(file => file.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return $"The file {twice.Key} is there twice.";
        return Files.Select(FirstFault).FirstOrDefault(fault => fault is not null);
    }

    private static string? FirstFault(FetchFile file)
    {
        if (!IsBelow(file.Name) || file.Name.Contains('/'))
            return $"Expected a file name without a folder, got '{file.Name}'.";
        if (file.Into is not null && !IsBelow(file.Into))
            return $"{file.Name}: expected 'into' to be a folder below the dataset's, got '{file.Into}'.";
        if (file.Addresses.Count == 0)
            return $"{file.Name}: expected at least one address.";
        if (file.Addresses.FirstOrDefault(address => !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) is { } bad)
            return $"{file.Name}: expected an address that begins with http:// or https://, got '{bad}'.";
        if (file.Confirmed.Keys.Except(file.Addresses).FirstOrDefault() is { } stray)
            return $"{file.Name}: expected one of its addresses in 'confirmed', got '{stray}'.";
        if (file.Bytes <= 0)
            return FormattableString.Invariant($"{file.Name}: expected a size above zero, got {file.Bytes}.");
        if (file.Sha256 is not null && !Sha256Pattern().IsMatch(file.Sha256))
            return $"{file.Name}: expected a SHA-256 of 64 hexadecimal digits in small letters, got '{file.Sha256}'.";
        if (file.Md5 is not null && !Md5Pattern().IsMatch(file.Md5))
            return $"{file.Name}: expected an MD5 of 32 hexadecimal digits in small letters, got '{file.Md5}'.";
        return (file.Sha256 ?? file.Md5) is not null && file.HashFrom is null ? $"{file.Name}: expected in 'hashFrom' who gave the hash." : null;
    }

    private static bool IsBelow(string path) =>
        path.Length > 0 && !path.Contains('\\') && !path.Contains('\0') && path.Split('/').All(part => part is not ("" or "." or ".."));

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256Pattern();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Md5Pattern();
}
