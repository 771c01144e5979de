using System.Reflection;
using MerWorkbench.Foundation;
using MerWorkbench.Torch;

namespace MerWorkbench.Tests.Architecture;

public sealed class FloorsTests
{
    private static readonly Assembly Library = typeof(MerException).Assembly;

    /// <summary>What each room may look into, directly.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Foundation"] = [],
        ["Units"] = ["Foundation"],
        ["Emotion"] = ["Units", "Foundation"],
        ["Metrics"] = ["Units", "Foundation"],
        ["Dsp"] = ["Units", "Foundation"],
        ["Audio"] = ["Dsp", "Units", "Foundation"],
        ["Features"] = ["Audio", "Dsp", "Units", "Foundation"],
        ["Datasets"] = ["Audio", "Dsp", "Emotion", "Metrics", "Units", "Foundation"],
        ["Models"] = ["Torch", "Units", "Foundation"],
        ["Lyrics"] = ["Torch", "Models", "Features", "Units", "Foundation"],
        ["Learning"] = ["Torch", "Models", "Features", "Metrics", "Emotion", "Units", "Foundation"],
        ["Separation"] = ["Torch", "Learning", "Models", "Datasets", "Audio", "Dsp", "Metrics", "Units", "Foundation"],
        ["Experiments"] = ["Torch", "Learning", "Models", "Separation", "Lyrics", "Features", "Datasets", "Audio", "Metrics", "Emotion", "Units", "Foundation"],
        ["Figures"] = ["Features", "Metrics", "Emotion", "Units", "Foundation"],
        ["Papers"] = ["Experiments", "Figures", "Learning", "Models", "Separation", "Lyrics", "Features", "Datasets", "Audio", "Metrics", "Emotion", "Units", "Foundation"],
        // The top: types name what shows them by its name alone.
        ["Showing"] = ["Papers", "Experiments", "Figures", "Learning", "Models", "Lyrics", "Features", "Datasets", "Audio", "Metrics", "Emotion", "Units", "Foundation"],
    };

    [Fact]
    public void No_room_looks_into_a_room_above_it()
    {
        var broken = new SortedSet<string>();
        foreach (Type type in Library.GetTypes())
        {
            if (RoomOf(type) is not { } room)
                continue;
            if (!Allowed.TryGetValue(room, out string[]? allowed))
            {
                broken.Add($"{room}: a new room; say in {nameof(FloorsTests)} on which floor it stands");
                continue;
            }
            foreach (Type other in TypeUse.Of(type))
            {
                if (RoomOf(other) is { } otherRoom && otherRoom != room && !allowed.Contains(otherRoom))
                    broken.Add($"{type.FullName} uses {other.FullName}");
            }
        }
        Assert.Empty(broken);
    }

    [Fact]
    public void The_torch_binding_knows_nothing_of_music() =>
        Assert.DoesNotContain(typeof(torch).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("MerWorkbench", StringComparison.Ordinal));

    [Fact]
    public void The_check_sees_what_a_method_body_uses() =>
        Assert.Contains(typeof(MerException), TypeUse.Of(typeof(FloorsTests.Throws)));

    private static string? RoomOf(Type type)
    {
        string? space = (type.IsNested ? type.DeclaringType! : type).Namespace;
        if (space is null || !space.StartsWith("MerWorkbench", StringComparison.Ordinal))
            return null;
        string[] parts = space.Split('.');
        return parts.Length > 1 && (type.Assembly == Library || parts[1] == "Torch") ? parts[1] : null;
    }

    private sealed class Throws
    {
        public static void Now()
        {
            object problem = new MerException("x");
            GC.KeepAlive(problem);
        }
    }
}
