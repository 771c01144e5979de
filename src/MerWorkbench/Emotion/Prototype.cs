namespace MerWorkbench.Emotion;

/// <summary>A point that stands for a class.</summary>
/// <param name="Label">The class.</param>
/// <param name="Point">Where it lies.</param>
/// <typeparam name="TClass">The classes.</typeparam>
public readonly record struct Prototype<TClass>(TClass Label, Affect Point)
    where TClass : struct, Enum;
