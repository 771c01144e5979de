namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>What became of an assembly that a cell asks for.</summary>
internal enum AssemblyUse
{
    /// <summary>It is used from now on.</summary>
    New,

    /// <summary>It is used already.</summary>
    Same,

    /// <summary>Another file of its name, or an older state of it, is used already, and stays.</summary>
    Conflict,
}
