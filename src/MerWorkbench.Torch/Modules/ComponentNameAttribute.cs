namespace MerWorkbench.Torch;

/// <summary>Names a field's component where the field's own name will not do.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    /// <summary>Name of the parameter, buffer or module.</summary>
    public string? Name { get; set; }
}
