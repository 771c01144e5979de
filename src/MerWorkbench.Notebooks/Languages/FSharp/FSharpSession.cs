using System.Runtime.ExceptionServices;
using FSharp.Compiler.Diagnostics;
using MerWorkbench.Notebooks.Engine;
using Microsoft.FSharp.Core;
using static FSharp.Compiler.Interactive.Shell;

namespace MerWorkbench.Notebooks.Languages.FSharp;

/// <summary>F# Interactive inside this process.</summary>
internal sealed class FSharpSession : IDisposable
{
    private const string Opened = """
        open System
        open System.IO
        open System.Text
        open type MerWorkbench.Notebooks.Display.Kernel
        """;

    private readonly FsiEvaluationSession session;
    private int running;

    /// <summary>Starts it; about two seconds.</summary>
    public FSharpSession()
    {
        string[] arguments =
        [
            "fsi", "--noninteractive", "--quiet", "--nologo", "--gui-", "--optimize+", "--debug:portable", "--targetprofile:netcore", "--usesdkrefs-",
            .. new[] { typeof(NotebookEngine), typeof(Foundation.MerException), typeof(Torch.torch) }.Select(type => $"-r:{type.Assembly.Location}"),
        ];
        using var apart = new Apart();
        session = FsiEvaluationSession.Create(FsiEvaluationSession.GetDefaultConfiguration(), arguments, TextReader.Null, TextWriter.Null, TextWriter.Null,
            FSharpOption<bool>.None, null);
        Run(new(Opened, 1, "", "opened"), _ => { }, CancellationToken.None);
    }

    /// <summary>The names that are bound, without F#'s own <c>it</c>.</summary>
    public IReadOnlyList<string> Names => [.. session.GetBoundValues().Select(bound => bound.Name).Where(name => name != "it").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Runs code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="warn">Told of what the compiler warns of.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>The value of the last expression, or <see cref="NoValue"/>.</returns>
    /// <exception cref="CellException">It does not compile, or an earlier cell goes on in the background.</exception>
    public object? Run(CellCode code, Action<string> warn, CancellationToken token)
    {
        if (Interlocked.Exchange(ref running, 1) != 0)
            throw new CellException("StillRunning", "An earlier cell of F# that could not be stopped goes on in the background, and F# runs one at a time. Restart the kernel to end it.");
        using var apart = new Apart();
        try
        {
            // Empty lines before it: errors then name the cell's own.
            string text = new string('\n', code.FirstLine - 1) + code.Text + "\n";
            var (result, diagnostics) = session.EvalInteractionNonThrowing(text, code.Source, FSharpOption<CancellationToken>.Some(token));
            FSharpErrors.ThrowIfAny(diagnostics, code);
            foreach (FSharpDiagnostic warning in diagnostics.Where(d => d.Severity.IsWarning))
                warn($"{FSharpErrors.Sentence(warning, code)}\n");
            switch (result)
            {
                case FSharpChoice<FSharpOption<FsiValue>, Exception>.Choice2Of2 failed:
                    ExceptionDispatchInfo.Throw(failed.Item);
                    break;
                case FSharpChoice<FSharpOption<FsiValue>, Exception>.Choice1Of2 { Item.Value: { } value } when value.ReflectionType != typeof(Unit):
                    return value.ReflectionValue;
            }
            return NoValue.Instance;
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    /// <summary>A bound value.</summary>
    public bool TryGet(string name, out object? value)
    {
        FSharpOption<FsiBoundValue>? found = session.TryFindBoundValue(name);
        value = found?.Value.Value.ReflectionValue;
        return found is not null;
    }

    /// <summary>Binds a value.</summary>
    /// <exception cref="InvalidOperationException">F# cannot name its type.</exception>
    /// <exception cref="ArgumentException">The name is not one of F#.</exception>
    public void Set(string name, object value) => session.AddBoundValue(name, value);

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)session).Dispose();

    // The compiler waits, on this thread, for work that it posts to the thread's context: on the cell's pump it would wait for itself.
    private sealed class Apart : IDisposable
    {
        private readonly SynchronizationContext? before = SynchronizationContext.Current;

        public Apart() => SynchronizationContext.SetSynchronizationContext(null);

        public void Dispose() => SynchronizationContext.SetSynchronizationContext(before);
    }
}
