using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>Where loaders report malformed labels: loading stops at the first, checking gathers all.</summary>
internal sealed class LabelFaults(bool gather)
{
    private readonly List<LabelFault> found = [];

    /// <summary>File by file, each in the order of its lines.</summary>
    public IEnumerable<LabelFault> Found => found.GroupBy(fault => fault.File).SelectMany(file => file.OrderBy(fault => fault.Line));

    public void Add(LabelFault fault)
    {
        if (!gather)
            throw new MerException(fault.Problem, fault.Where);
        found.Add(fault);
    }
}
