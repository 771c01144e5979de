namespace MerWorkbench.Figures;

/// <summary>What stands in one place of a <see cref="ResultTable"/>: text, a number, or nothing (the default). Each converts by itself.</summary>
public readonly record struct ResultCell
{
    /// <summary>Nothing: there is no value.</summary>
    public static ResultCell Empty => default;

    /// <summary>The text, or null.</summary>
    public string? Text { get; private init; }

    /// <summary>The number, or null.</summary>
    public double? Number { get; private init; }

    /// <summary>A text.</summary>
    public static implicit operator ResultCell(string? text) => new() { Text = text };

    /// <summary>A number; null for a value that is not there.</summary>
    public static implicit operator ResultCell(double? number) => new() { Number = number };

    /// <summary>A number.</summary>
    public static implicit operator ResultCell(double number) => new() { Number = number };
}
