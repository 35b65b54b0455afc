using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Values;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>A delegate that looks an origin up in a list that the program reads: <c>origin => origins.Contains(origin)</c>. A field is no such list,
/// because other code can change it while the program runs.</summary>
internal static class OriginList
{
    /// <summary>The list as an argument of <c>WithOrigins</c>; null if the delegate does something else.</summary>
    /// <param name="call">The call of <c>SetIsOriginAllowed</c>.</param>
    public static string? Of(IInvocationOperation call)
    {
        if (OriginDelegate.LambdaOf(call) is not { Symbol.Parameters: [var origin], Body.Operations.Length: 1 } lambda
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
            "Any" or "Exists" => OriginDelegate.LambdaOf(search) is { Symbol.Parameters: [var entry], Body.Operations.Length: 1 } each
                && OriginDelegate.ReturnedBy(each) is { } equality && AreEqual(Constant.Unwrap(equality), entry, origin),
            _ => false,
        };
        return !isSearched || list.Type is null ? null
            : list.Type is IArrayTypeSymbol ? list.Syntax.ToString()
            : $"[.. {list.Syntax}]";
    }

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
