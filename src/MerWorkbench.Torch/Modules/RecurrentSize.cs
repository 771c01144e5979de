namespace MerWorkbench.Torch.Modules;

/// <summary>The numbers of a recurrent layer.</summary>
internal sealed record RecurrentSize(long Input, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    public long Directions => Bidirectional ? 2 : 1;
}
