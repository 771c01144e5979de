using OpGen;

namespace MerWorkbench.Torch.Tests;

public sealed class OpGenTests
{
    [Fact]
    public void The_generated_operators_are_those_of_the_list()
    {
        var entries = Entry.ReadAll(Path.Combine(Repository.Root, "tools", "OpGen", "operators.txt"));
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "MerWorkbench.Torch", "Ops.g.cs"));
        Assert.Equal(entries.Count, entries.Distinct().Count());
        Assert.Equal(entries.Select(entry => ($"aten::{entry.Name}", entry.Overload)), Ops.All);
        using var schemas = new SchemaSource(Path.Combine(AppContext.BaseDirectory, "libmertorch.so"));
        // Another libtorch has other schemas; the file is written from the oldest one that is supported.
        if (source.Contains($"libtorch {schemas.Version}.")) Assert.Equal(SourceWriter.Write(entries, schemas), source);
    }

    [Theory]
    [InlineData("aten::split.Tensor(Tensor(a -> *) self, int split_size, int dim=0) -> Tensor(a)[]", "Tensor self;int split_size;int dim=0", "Tensor[] ", false)]
    [InlineData("aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)", "Tensor self;Tensor other;Scalar alpha=1", "Tensor ", true)]
    [InlineData("aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)", "Tensor self;int dim;bool keepdim=False", "Tensor values;Tensor indices", false)]
    [InlineData("aten::full(SymInt[] size, int[2] k=[1, 1]) -> Tensor", "int[] size;int[] k=[1, 1]", "Tensor ", false)]
    public void A_schema_is_read(string text, string parameters, string results, bool inPlace)
    {
        var schema = Schema.Parse(text);
        Assert.Equal(parameters, string.Join(";", schema.Parameters.Select(p => $"{p.Type} {p.Name}{(p.Default is null ? "" : "=" + p.Default)}")));
        Assert.Equal(results, string.Join(";", schema.Results.Select(r => $"{r.Type} {r.Name}")));
        Assert.Equal(inPlace, schema.InPlace);
    }

    [Fact]
    public void A_line_that_is_no_operator_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "add.Tensor tm\nsub.Tensor xq\n");
        Assert.Contains(":2:", Assert.Throws<FormatException>(() => Entry.ReadAll(path)).Message);
        File.Delete(path);
    }
}
