using System.Reflection;
using System.Reflection.Emit;

namespace MerWorkbench.Tests.Architecture;

/// <summary>Which types a type uses: in its shape and in the bodies of its methods.</summary>
internal static class TypeUse
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(type.BaseType);
        foreach (Type contract in type.GetInterfaces())
            Add(contract);
        foreach (FieldInfo field in type.GetFields(Everything))
            Add(field.FieldType);
        foreach (MethodBase method in type.GetMembers(Everything).OfType<MethodBase>())
        {
            foreach (ParameterInfo parameter in method.GetParameters())
                Add(parameter.ParameterType);
            Add((method as MethodInfo)?.ReturnType);
            AddBody(method);
        }
        return used;

        void Add(Type? other)
        {
            if (other is null || !used.Add(other))
                return;
            Add(other.GetElementType());
            Add(other.DeclaringType);
            foreach (Type argument in other.IsGenericType ? other.GetGenericArguments() : [])
                Add(argument);
            if (other.IsConstructedGenericType)
                Add(other.GetGenericTypeDefinition());
        }

        void AddBody(MethodBase method)
        {
            if (method.GetMethodBody() is not { } body)
                return;
            foreach (LocalVariableInfo local in body.LocalVariables)
                Add(local.LocalType);
            foreach (int token in Tokens(body.GetILAsByteArray()!))
            {
                Type[] typeArguments = type.IsGenericType ? type.GetGenericArguments() : [];
                Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
                MemberInfo? member;
                try
                {
                    member = type.Module.ResolveMember(token, typeArguments, methodArguments);
                }
                catch (ArgumentException)
                {
                    continue;
                }
                Add(member as Type ?? member?.DeclaringType);
                foreach (Type argument in member is MethodInfo { IsGenericMethod: true } call ? call.GetGenericArguments() : [])
                    Add(argument);
            }
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = (short)(0xFE00 | code[at++]);
            OpCode operation = OpCodesByValue[value];
            switch (operation.OperandType)
            {
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: at += 1; break;
                case OperandType.InlineVar: at += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: at += 8; break;
                case OperandType.InlineSwitch: at += 4 + (4 * BitConverter.ToInt32(code, at)); break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                default: at += 4; break;
            }
        }
    }
}
