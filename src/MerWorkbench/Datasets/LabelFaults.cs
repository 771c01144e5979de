using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>Where loaders report malformed labels: loading stops at the first, checking gathers all.</summary>
internal sealed class LabelFaults(bool gather)
{
    private readonly List<LabelFault> found = [];

    public IReadOnlyList<LabelFault> Found => found;

    public void Add(LabelFault fault)
    {
        if (!gather)
            throw new MerException(fault.Problem, fault.Where);
        found.Add(fault);
    }
}
