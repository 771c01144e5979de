using System.Text.Json.Nodes;
using MerWorkbench.Experiments;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>What a kernel says of itself.</summary>
internal static class KernelInfo
{
    /// <summary>The content of <c>kernel_info_reply</c>.</summary>
    public static JsonObject Content() => new()
    {
        ["protocol_version"] = Wire.ProtocolVersion,
        ["implementation"] = "MerWorkbench",
        ["implementation_version"] = EnvironmentRecord.ProductVersion(),
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"MerWorkbench {EnvironmentRecord.ProductVersion()}: C# 14, with F#, SQL and Python beside it. #!lsmagic lists what there is.",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
    };
}
