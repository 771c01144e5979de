namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>Types as C# writes them, for variables that hold values from other languages.</summary>
internal static class TypeNames
{
    /// <summary>The type's full name in C#; <c>object</c> for a type that cells cannot name (private, anonymous, of another language's session).</summary>
    public static string Of(Type type)
    {
        if (!type.IsVisible || type.Assembly.IsDynamic || type.Assembly.Location.Length == 0)
            return "object";
        if (type.IsArray)
        {
            // int[,][] is an array of two dimensions whose items are int[]: the outermost brackets come first.
            string ranks = "";
            Type item = type;
            for (; item.IsArray; item = item.GetElementType()!)
                ranks += $"[{new string(',', item.GetArrayRank() - 1)}]";
            return Of(item) + ranks;
        }
        string name = (type.IsNested ? Of(type.DeclaringType!) + "." : $"global::{(type.Namespace is { } space ? space + "." : "")}") + type.Name.Split('`')[0];
        return type.IsGenericType && !type.IsNested ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : type.IsGenericType ? "object" : name;
    }
}
