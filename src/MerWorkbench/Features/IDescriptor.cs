namespace MerWorkbench.Features;

/// <summary>A type that computes one descriptor and says what it is. One test walks them all.</summary>
public interface IDescriptor
{
    /// <summary>What it computes.</summary>
    static abstract Descriptor Info { get; }
}
