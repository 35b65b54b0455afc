using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;

namespace StrictCors.Analyzers.BuiltIn;

/// <summary><c>SetIsOriginAllowed(_ => true)</c>, in any of its spellings.</summary>
internal static class AnyOriginDelegate
{
    public static bool Is(IInvocationOperation call) =>
        call is { TargetMethod.Name: "SetIsOriginAllowed", Arguments: [{ Value: var argument }] } && Is(argument);

    /// <param name="argument">The delegate.</param>
    public static bool Is(IOperation? argument) =>
        argument is not null
        && LambdaOf(argument) is { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] }
        && Constant.Unwrap(Assigned(value)).ConstantValue is { HasValue: true, Value: true };

    /// <summary><c>_ = true</c> returns what is assigned.</summary>
    private static IOperation Assigned(IOperation value) =>
        Constant.Unwrap(value) is ISimpleAssignmentOperation assignment ? assignment.Value : value;

    private static IAnonymousFunctionOperation? LambdaOf(IOperation argument) =>
        Constant.Unwrap(argument) switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
            IAnonymousFunctionOperation lambda => lambda,
            _ => null,
        };
}
