using System.Reflection;
using System.Text.Json;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.TestData.TorchCases;

/// <summary>Calls a static method by its name and the names of its arguments, so that the goldens also prove how they are spelled and what the defaults are.</summary>
internal static class TorchCall
{
    /// <summary>Calls the first overload that takes the leading arguments and all the named ones.</summary>
    public static object? Invoke(Type holder, string name, object[] leading, IReadOnlyDictionary<string, JsonElement> named, TorchGoldens goldens)
    {
        var candidates = holder.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == name).ToArray();
        foreach (var method in candidates)
        {
            if (Bind(method.GetParameters(), leading, named, goldens) is { } arguments)
                return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }

        throw new MissingMethodException(
            $"{holder.Name}.{name} has no overload for ({string.Join(", ", leading.Select(value => value.GetType().Name).Concat(named.Keys))}); there are: "
            + string.Join("; ", candidates.Select(method => method.ToString())));
    }

    private static object?[]? Bind(ParameterInfo[] parameters, object[] leading, IReadOnlyDictionary<string, JsonElement> named, TorchGoldens goldens)
    {
        if (leading.Length > parameters.Length || named.Keys.Any(name => parameters.Skip(leading.Length).All(parameter => parameter.Name != name))) return null;
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (i < leading.Length)
            {
                if (!parameter.ParameterType.IsInstanceOfType(leading[i])) return null;
                arguments[i] = leading[i];
            }
            else if (named.TryGetValue(parameter.Name!, out var value))
            {
                if (!TryConvert(value, parameter.ParameterType, goldens, out arguments[i])) return null;
            }
            else
            {
                if (!parameter.HasDefaultValue) return null;
                arguments[i] = Default(parameter);
            }
        }

        return arguments;
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue is { } value && Nullable.GetUnderlyingType(parameter.ParameterType) is null && parameter.ParameterType.IsEnum
            ? Enum.ToObject(parameter.ParameterType, value)
            : parameter.DefaultValue;

    private static bool TryConvert(JsonElement value, Type type, TorchGoldens goldens, out object? result)
    {
        result = null;
        if (value.ValueKind == JsonValueKind.Null) return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when type == typeof(long) && value.TryGetInt64(out var whole): result = whole; break;
            case JsonValueKind.Number when type == typeof(int) && value.TryGetInt32(out var small): result = small; break;
            case JsonValueKind.Number when type == typeof(double): result = value.GetDouble(); break;
            case JsonValueKind.Number when type == typeof(Scalar): result = (Scalar)value.GetDouble(); break;
            case JsonValueKind.True or JsonValueKind.False when type == typeof(bool): result = value.GetBoolean(); break;
            case JsonValueKind.String when type == typeof(string): result = value.GetString(); break;
            case JsonValueKind.String when type == typeof(double) && value.GetString() == "Infinity": result = double.PositiveInfinity; break;
            case JsonValueKind.String when type.IsEnum: result = Enum.Parse(type, value.GetString()!); break;
            case JsonValueKind.Object when type == typeof(Tensor): result = goldens.Tensor(value.GetProperty("tensor").GetString()!); break;
            case JsonValueKind.Array when type == typeof(long[]) && AllWhole(value): result = value.Deserialize<long[]>(); break;
            case JsonValueKind.Array when type == typeof(double[]) || type == typeof(IList<double>): result = value.Deserialize<double[]>(); break;
            case JsonValueKind.Array when type == typeof((long, long)) && value.GetArrayLength() == 2 && AllWhole(value):
                result = (value[0].GetInt64(), value[1].GetInt64());
                break;
            default: return false;
        }

        return true;
    }

    private static bool AllWhole(JsonElement array) => array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out _));
}
