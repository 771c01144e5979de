using System.Text;
using MerWorkbench.Notebooks.Languages.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Tests.Languages.CSharp;

/// <summary>Whatever compiles must compile, and mean the same, with the checks written in.</summary>
public sealed class CellRewriterTests
{
    [Theory]
    [InlineData("int P => 1; int Q { get => 2; set => _ = value; } int this_ = 3; P + Q + this_", 6)]
    [InlineData("class C { int[] a = [1, 2]; public int this[int i] => a[i]; public static C operator +(C x, C y) => x; public static implicit operator int(C c) => c[1]; } (int)(new C() + new C())", 2)]
    [InlineData("class C { public int V; public C(int v) => V = v; public C() : this(5) { } ~C() => V = 0; } new C().V", 5)]
    [InlineData("int F(int n) => n switch { 0 => throw new Exception(), _ => n }; F(7)", 7)]
    [InlineData("int F() => throw new NotSupportedException(); int r = 0; try { F(); } catch (NotSupportedException) { r = 1; } r", 1)]
    [InlineData("void F(ref int x) => x++; int y = 1; F(ref y); y", 2)]
    [InlineData("int[] a = [1, 2]; ref int R(int i) => ref a[i]; R(1) = 9; a[1]", 9)]
    [InlineData("Action a = () => Console.Write(\"\"); Func<int> f = () => 4; a(); f()", 4)]
    [InlineData("int n = 0; Action<int> a = x => n = x; a(3); n", 3)]
    [InlineData("int n = 0; Action a = () => n++; a(); n", 1)]
    [InlineData("Func<Task> t = async () => await Task.Delay(1); Func<Task<int>> u = async () => await Task.FromResult(8); await t(); await u()", 8)]
    [InlineData("async Task T() => await Task.Yield(); async Task<int> U() => await Task.FromResult(3); await T(); await U()", 3)]
    [InlineData("async ValueTask T() => await Task.Yield(); async ValueTask<int> U() => await new ValueTask<int>(3); await T(); await U()", 3)]
    [InlineData("async Task<int> F() { return await(Task.FromResult(5)); } await F()", 5)]
    [InlineData("(await Task.FromResult(new[] { 1, 2 }))[1]", 2)]
    [InlineData("dynamic d = Task.FromResult(6); (int)(await d)", 6)]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.Compile()(1)", 2)]
    [InlineData("new[] { 1, 2, 3 }.AsQueryable().Where(x => x > 1).Select(x => x * 2).Sum()", 10)]
    [InlineData("(from x in new[] { 1, 2, 3 }.AsQueryable() where x > 1 select x).Sum()", 5)]
    [InlineData("(from x in new[] { 1, 2 } from y in new[] { 10, 20 } let z = x + y orderby z descending group z by x into g select g.Sum()).Sum()", 66)]
    [InlineData("(from int x in new ArrayList { 1, 2 } join y in new[] { 2, 3 } on x equals y select x * y).Single()", 4)]
    [InlineData("int n = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) if (i == j) n++; else continue; n", 3)]
    [InlineData("int n = 0; while (n < 5) if (n++ == 3) break; n", 4)]
    [InlineData("int n = 0; do n++; while (n < 5); n", 5)]
    [InlineData("int n = 0; foreach (var (k, v) in new Dictionary<int, int> { [1] = 2 }) n += k + v; n", 3)]
    [InlineData("int F() { int i = 0; again: i++; if (i < 4) goto again; return i; } F()", 4)]
    [InlineData("int n = 1; switch (n) { case 1: n = 2; goto case 2; case 2: n += 3; goto default; default: n *= 2; break; } n", 10)]
    [InlineData("IEnumerable<int> G() { for (int i = 0; i < 3; i++) yield return i; } G().Sum()", 3)]
    [InlineData("async IAsyncEnumerable<int> G() { for (int i = 0; i < 3; i++) { await Task.Yield(); yield return i; } } int s = 0; await foreach (int i in G()) s += i; s", 3)]
    [InlineData("async IAsyncEnumerable<int> G2() { await Task.Yield(); yield return 4; }\nint s = 0; await foreach (int i in G2().ConfigureAwait(false)) s += i; s", 4)]
    [InlineData("int n = 0; try { throw new Exception(\"x\"); } catch (Exception e) when (e.Message == \"x\") { n = 1; } finally { n += 1; } n", 2)]
    [InlineData("Func<int, Func<int, int>> add = x => y => x + y; add(1)(2)", 3)]
    [InlineData("delegate int D(ref int x); D d = (ref int x) => x++ + 1; int v = 1; d(ref v)", 2)]
    [InlineData("Func<int, int> d = delegate(int x) { return x * 2; }; d(4)", 8)]
    [InlineData("Func<object> o = () => null; o() is null ? 1 : 0", 1)]
    [InlineData("Func<int?> o = () => default; o() ?? 5", 5)]
    [InlineData("var f = (int x) => x * 3; f(2)", 6)]
    [InlineData("var f = (int x = 4) => x; f()", 4)]
    [InlineData("Func<int> t = () => throw new Exception(); 1", 1)]
    [InlineData("interface I { int M() => 3; } class A : I { } ((I)new A()).M()", 3)]
    [InlineData("abstract class B { public abstract int M(); public virtual int N() => M(); } class D : B { public override int M() => 2; public override int N() => base.N() + 1; } new D().N()", 3)]
    [InlineData("record R(int A) { public int Twice => 2 * A; public int Set { get; init; } = 1; } (new R(4) with { Set = 3 }).Twice", 8)]
    [InlineData("struct S { public int X; public S() => X = 5; public readonly int Y => X + 1; } new S().Y", 6)]
    [InlineData("unsafe int F(int* p) => *p; unsafe { int x = 5; F(&x); } 5", 5)]
    [InlineData("int Sum(ReadOnlySpan<int> x) { int n = 0; foreach (int i in x) n += i; return n; } Sum([1, 2])", 3)]
    [InlineData("int n = 0; lock (new object()) n++; using (new System.IO.MemoryStream()) n++; checked { n++; } n", 3)]
    [InlineData("#nullable enable\nstring? s = null;\n#pragma warning disable CS0168\nint unused;\n#if X\nthis is not code\n#endif\n#region r\nint Len(string? t) => t?.Length ?? 0;\n#endregion\nLen(s)", 0)]
    [InlineData("event Action E { add => E1 += value; remove => E1 -= value; } Action E1 = null; E += () => { }; E1 is null ? 0 : 1", 1)]
    [InlineData("int Local() { static int Inner(int x) => x + 1; return Inner(1); } Local()", 2)]
    [InlineData("var q = Enumerable.Range(0, 3).Select(async i => { await Task.Yield(); return i; }); (await Task.WhenAll(q)).Sum()", 3)]
    [InlineData("string s = $\"{new[] { 1, 2 }.Count(x => x > 1)}\"; s.Length", 1)]
    [InlineData("T Id<T>(T x) where T : notnull => x; Id(5)", 5)]
    public void A_cell_means_the_same_with_the_checks(string code, int value)
    {
        using var session = new Session();
        // First that the checks compile: a cell whose checks do not is run without them.
        var chain = new CSharpSession();
        CSharpCompilation written = chain.Compile(SourceText.From(code, Encoding.UTF8), "test");
        CancellationToken token = TestContext.Current.CancellationToken;
        SyntaxTree tree = written.SyntaxTrees[0];
        Assert.Empty(Errors(written));
        SourceText guarded = CellRewriter.Rewrite(tree, written.GetSemanticModel(tree));
        Assert.Equal(Errors(written), Errors(written.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(guarded, CSharpReferences.Parsing, cancellationToken: token))).Select(error => $"{error}\n{guarded}"));
        Assert.Equal(tree.GetText(token).Lines.Count, guarded.Lines.Count);
        Assert.Equal(value.ToString(System.Globalization.CultureInfo.InvariantCulture), session.Value(code));
    }

    private static IEnumerable<string> Errors(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
}
