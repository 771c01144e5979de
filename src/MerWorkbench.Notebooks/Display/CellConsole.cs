using System.Runtime.CompilerServices;
using System.Text;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Display;

/// <summary>
/// Leads <see cref="Console"/> to the cells: what code prints goes to the cell that runs it, what it reads is asked of the person. Work that a cell left behind in the background
/// still writes to that cell. Outside cells the console is what it was.
/// </summary>
internal static class CellConsole
{
    private static readonly Lock Gate = new();
    private static TextWriter? cellOut, cellError;
    private static TextReader? cellIn;

    /// <summary>Puts the three streams in place, once a process; done by every engine.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            // A host that set one of them after us, as test runners do, is led to the cells anew.
            if (!ReferenceEquals(Console.Out, cellOut))
            {
                Console.SetOut(new Writer(OutputStream.Out, Console.Out));
                cellOut = Console.Out;
            }
            if (!ReferenceEquals(Console.Error, cellError))
            {
                Console.SetError(new Writer(OutputStream.Error, Console.Error));
                cellError = Console.Error;
            }
            if (!ReferenceEquals(Console.In, cellIn))
            {
                Console.SetIn(new Reader(Console.In));
                cellIn = Console.In;
            }
        }
    }

    /// <summary>Asks the person for a line.</summary>
    /// <exception cref="CellException">Nobody can be asked.</exception>
    public static string Ask(string prompt, bool hidden)
    {
        CellContext cell = CellContext.Required;
        return cell.Output.Ask(prompt, hidden, cell.Token)
            ?? throw new CellException("InputNotPossible", "The cell asks for input, but nobody can be asked here: the notebook runs by itself, or its window takes no input.");
    }

    private sealed class Writer(OutputStream stream, TextWriter outside) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine() => Write("\n");

        public override void Write(string? value)
        {
            if (value is null or "")
                return;
            if (CellContext.Current is { } cell)
                cell.Output.Write(stream, value);
            else
                outside.Write(value);
        }

        public override void Flush() => outside.Flush();
    }

    private sealed class Reader(TextReader outside) : TextReader
    {
        // What one cell has not read of its answer is none of the next cell's.
        private readonly ConditionalWeakTable<CellContext, StrongBox<string>> rests = [];

        private ref string Rest(CellContext cell) => ref rests.GetValue(cell, _ => new("")).Value!;

        public override string? ReadLine()
        {
            if (CellContext.Current is not { } cell)
                return outside.ReadLine();
            ref string rest = ref Rest(cell);
            string line = rest.Length > 0 ? rest.TrimEnd('\n') : Ask("", hidden: false);
            rest = "";
            return line;
        }

        public override int Peek() => CellContext.Current is not { } cell ? outside.Peek() : Rest(cell) is [char next, ..] ? next : -1;

        public override int Read()
        {
            if (CellContext.Current is not { } cell)
                return outside.Read();
            ref string rest = ref Rest(cell);
            if (rest.Length == 0)
                rest = Ask("", hidden: false) + "\n";
            char next = rest[0];
            rest = rest[1..];
            return next;
        }
    }
}
