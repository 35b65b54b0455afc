using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Values;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>A delegate that looks an origin up in a list that the program reads: <c>origin => origins.Contains(origin)</c>. A field is no such list,
/// because other code can change it while the program runs.</summary>
/// <remarks>An entry with a star matches no origin in such a list, and would match many in a policy: it is left out.</remarks>
internal static class OriginList
{
    /// <summary>The list as an argument of <c>WithOrigins</c>; null if the delegate does something else.</summary>
    /// <param name="decides">The delegate.</param>
    public static string? Of(IOperation decides)
    {
        if (OriginDelegate.LambdaOf(decides) is not { Symbol.Parameters: [var origin], Body.Operations.Length: 1 } lambda
            || OriginDelegate.ReturnedBy(lambda) is not { } condition || Constant.Unwrap(condition) is not IInvocationOperation search
            || PipelineCall.ReceiverOf(search) is not { } receiver
            || Constant.Unwrap(receiver) is not (ILocalReferenceOperation or IParameterReferenceOperation) || Is(receiver, origin))
        {
            return null;
        }

        var list = Constant.Unwrap(receiver);
        var arguments = search.Arguments.Where(argument => argument.Value != receiver).ToList();
        var isSearched = search.TargetMethod.Name switch
        {
            "Contains" => arguments.Count > 0 && Is(arguments[0].Value, origin),
            "Any" or "Exists" => OriginDelegate.LambdaOf(search.Arguments.LastOrDefault()?.Value) is
                { Symbol.Parameters: [var entry], Body.Operations.Length: 1 } each
                && OriginDelegate.ReturnedBy(each) is { } equality && AreEqual(Constant.Unwrap(equality), entry, origin),
            _ => false,
        };
        var entries = list.Type is IArrayTypeSymbol ? list.Syntax.ToString() : $"[.. {list.Syntax}]";
        return isSearched && HasTexts(list.Type) ? $"System.Array.FindAll<string>({entries}, listed => !listed.Contains('*'))" : null;
    }

    /// <summary>Whether it is a list of strings. A string is a list of characters.</summary>
    private static bool HasTexts(ITypeSymbol? type) => type is not null && type.SpecialType != SpecialType.System_String
        && type.AllInterfaces.Append(type).OfType<INamedTypeSymbol>().Any(one =>
            one is { SpecialType: SpecialType.None, OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T }
            && one.TypeArguments[0].SpecialType == SpecialType.System_String);

    private static bool AreEqual(IOperation condition, IParameterSymbol entry, IParameterSymbol origin) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => AreBoth(equals.LeftOperand, equals.RightOperand, entry, origin),
        IInvocationOperation { TargetMethod: { Name: nameof(string.Equals), ContainingType.SpecialType: SpecialType.System_String } } call =>
            call.Instance is { } text ? AreBoth(text, call.Arguments[0].Value, entry, origin)
                : AreBoth(call.Arguments[0].Value, call.Arguments[1].Value, entry, origin),
        _ => false,
    };

    private static bool AreBoth(IOperation one, IOperation other, IParameterSymbol entry, IParameterSymbol origin) =>
        (Is(one, entry) && Is(other, origin)) || (Is(one, origin) && Is(other, entry));

    private static bool Is(IOperation operation, IParameterSymbol parameter) => Constant.Unwrap(operation) is IParameterReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);
}
