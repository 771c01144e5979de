namespace MerWorkbench.Features.Marsyas;

/// <summary>Fact sheets of Marsyas's descriptors: they share a source.</summary>
internal static class MarsyasInfo
{
    public static Descriptor Of(string name, FeatureGroup group, string unit, string range, string definition, string block) =>
        new(name, group, unit, range, definition, $"Marsyas 0.5, block {block}; Tzanetakis and Cook, Musical genre classification of audio signals (2002)");
}
