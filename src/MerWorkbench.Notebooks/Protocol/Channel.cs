namespace MerWorkbench.Notebooks.Protocol;

/// <summary>The five ways between a kernel and its clients.</summary>
internal enum Channel
{
    /// <summary>Requests: run, complete, inspect.</summary>
    Shell,

    /// <summary>Requests that must not wait behind others: interrupt, shutdown.</summary>
    Control,

    /// <summary>What every client sees: outputs and states.</summary>
    IOPub,

    /// <summary>Questions from a cell to the person who runs it.</summary>
    Stdin,

    /// <summary>Echoes what it gets, as a sign of life.</summary>
    Heartbeat,
}
