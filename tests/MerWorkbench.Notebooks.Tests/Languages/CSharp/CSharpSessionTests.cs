using MerWorkbench.Notebooks.Languages.CSharp;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Tests.Languages.CSharp;

public sealed class CSharpSessionTests
{
    /// <summary>Naming them in each cell costs memory with the square of the number of cells: 4 GB for a thousand.</summary>
    [Fact]
    public async Task Each_reference_is_named_by_one_cell_and_known_to_all_that_follow()
    {
        var session = new CSharpSession();
        Assert.NotEmpty(Next(session).ExternalReferences);
        await Run(session, "using System.IO;");
        Assert.Empty(Next(session).ExternalReferences);

        session.Reference([typeof(FactAttribute).Assembly.Location]);
        Assert.Single(Next(session).ExternalReferences);
        await Run(session, "var a = 1;");
        Assert.Empty(Next(session).ExternalReferences);
        Assert.Equal(typeof(FactAttribute), await Run(session, "Path.GetTempPath(); typeof(Xunit.FactAttribute)"));
    }

    private static CSharpCompilation Next(CSharpSession session) => session.Compile(SourceText.From("1"), "In[1]");

    private static Task<object?> Run(CSharpSession session, string code) => session.Append(new(code, 1, "", "In[1]"), TestContext.Current.CancellationToken).Run();
}
