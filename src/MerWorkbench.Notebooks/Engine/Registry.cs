using MerWorkbench.Notebooks.Languages.CSharp;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>Every language and every magic: a new one is a line here.</summary>
internal static class Registry
{
    /// <summary>The languages, made anew for each engine: they hold state.</summary>
    public static IEnumerable<ILanguage> Languages() =>
    [
        new CSharpLanguage(),
    ];

    /// <summary>The magics.</summary>
    public static IEnumerable<IMagic> Magics() =>
    [
    ];
}
