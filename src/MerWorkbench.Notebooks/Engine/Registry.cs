using MerWorkbench.Notebooks.Languages.CSharp;
using MerWorkbench.Notebooks.Languages.FSharp;
using MerWorkbench.Notebooks.Languages.Python;
using MerWorkbench.Notebooks.Languages.Sql;
using MerWorkbench.Notebooks.Languages.Text;
using MerWorkbench.Notebooks.Magics;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>Every language and every magic: a new one is a line here.</summary>
internal static class Registry
{
    /// <summary>The languages, made anew for each engine: they hold state.</summary>
    public static IEnumerable<ILanguage> Languages() =>
    [
        new CSharpLanguage(),
        new FSharpLanguage(),
        new JavaScriptLanguage(),
        new PythonLanguage(),
        new SqlLanguage(),
        new ValueLanguage(),
        ShownLanguage.Markdown(),
        ShownLanguage.Html(),
        ShownLanguage.Mermaid(),
    ];

    /// <summary>The magics.</summary>
    public static IEnumerable<IMagic> Magics() =>
    [
        new AboutMagic(),
        new ImportMagic(),
        new LsMagic(),
        new SetMagic(),
        new ShareMagic(),
        new TimeMagic(),
        new WhosMagic(),
    ];
}
