using MerWorkbench.Metrics;

namespace MerWorkbench.Figures;

/// <summary>What stands in one place of a <see cref="ResultTable"/>: text, a number, an interval, or nothing (the default). The first two convert by themselves.</summary>
public readonly record struct ResultCell
{
    /// <summary>Nothing: there is no value.</summary>
    public static ResultCell Empty => default;

    /// <summary>The text, or null.</summary>
    public string? Text { get; private init; }

    /// <summary>The number, or null.</summary>
    public double? Number { get; private init; }

    /// <summary>The interval that the text tells people of, or null.</summary>
    public Interval? Interval { get; private init; }

    /// <summary>An interval.</summary>
    /// <param name="interval">The interval, whose ends a program reads.</param>
    /// <param name="text">The same for people: <c>0.12 to 0.34</c>.</param>
    public static ResultCell Of(Interval interval, string text) => new() { Text = text, Interval = interval };

    /// <summary>A text.</summary>
    public static implicit operator ResultCell(string? text) => new() { Text = text };

    /// <summary>A number; null for a value that is not there.</summary>
    public static implicit operator ResultCell(double? number) => new() { Number = number };

    /// <summary>A number.</summary>
    public static implicit operator ResultCell(double number) => new() { Number = number };
}
