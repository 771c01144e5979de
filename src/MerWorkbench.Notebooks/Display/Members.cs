using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MerWorkbench.Notebooks.Display;

/// <summary>What a value consists of: the public properties and fields of its type, in the order they are declared, a base's first.</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Func<object, object?> Get)>> Known = [];

    /// <summary>The members by which values of a type are shown; none where the type has a text of its own.</summary>
    public static IReadOnlyList<(string Name, Func<object, object?> Get)> Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>Whether the value is shown by what it consists of: a record, an anonymous type, a tuple, a class without a text of its own.</summary>
    public static bool IsRecord(object value) => value is not (IEnumerable or Delegate or Type or Task) && Of(value.GetType()).Count > 0;

    /// <summary>A member's value; where it throws, the exception itself.</summary>
    public static object? Read(Func<object, object?> get, object value)
    {
        try
        {
            return get(value);
        }
        catch (TargetInvocationException e) when (!Formatters.IsStop(e))
        {
            return e.InnerException;
        }
    }

    /// <summary>Whether a type says by itself what its values look like; what the compiler writes for a record does not count.</summary>
    public static bool HasOwnText(Type type)
    {
        MethodInfo text = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return text.DeclaringType != typeof(object) && text.DeclaringType != typeof(ValueType)
            && !text.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsAnonymous(type) && !IsTuple(type) && !IsPair(type)
            // F#'s lists and records have texts in its own notation.
            && type.Namespace?.StartsWith("Microsoft.FSharp", StringComparison.Ordinal) != true;
    }

    private static IReadOnlyList<(string Name, Func<object, object?> Get)> Find(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || HasOwnText(type))
            return [];
        const BindingFlags Shown = BindingFlags.Public | BindingFlags.Instance;
        // By kinship and then by place in the source, which is what the tokens follow.
        return [.. type.GetMembers(Shown)
            .Where(member => member is FieldInfo || (member is PropertyInfo { CanRead: true } property && property.GetMethod!.IsPublic && property.GetIndexParameters().Length == 0))
            .Where(member => !IsByRefLike(member))
            .DistinctBy(member => member.Name)
            .OrderBy(member => Depth(member.DeclaringType!)).ThenBy(member => member.MetadataToken)
            .Select(member => (member.Name, member is FieldInfo field ? field.GetValue : (Func<object, object?>)((PropertyInfo)member).GetValue))];
    }

    private static bool IsByRefLike(MemberInfo member)
    {
        Type type = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
        return type.IsByRefLike || type.IsByRef || type.IsPointer;
    }

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;

    private static bool IsAnonymous(Type type) => type.Name.Contains("AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
