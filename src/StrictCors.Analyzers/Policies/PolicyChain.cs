using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;

namespace StrictCors.Analyzers.Policies;

/// <summary>Calls one after another on a builder: <c>policy.WithOrigins(…).AllowCredentials()</c>.</summary>
/// <param name="Root">What the first call is made on.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record PolicyChain(IOperation Root, IReadOnlyList<IInvocationOperation> Calls)
{
    /// <summary>The chain that ends with this operation; null if it is not a call of this builder.</summary>
    public static PolicyChain? EndingWith(IOperation operation, ITypeSymbol builder)
    {
        var calls = new List<IInvocationOperation>();
        var current = Constant.Unwrap(operation);
        while (current is IInvocationOperation { Instance: { } instance } call && Is(call.TargetMethod.ContainingType, builder))
        {
            calls.Insert(0, call);
            current = Constant.Unwrap(instance);
        }

        return calls.Count > 0 ? new(current, calls) : null;
    }

    /// <summary>Whether no further call of the builder follows.</summary>
    public static bool IsLast(IInvocationOperation call, ITypeSymbol builder) =>
        call.Parent is not IInvocationOperation { Instance: { } instance } next || instance != call || !Is(next.TargetMethod.ContainingType, builder);

    /// <summary>The calls of a lambda on its parameter, if they are all that it does with it, whatever happens; null otherwise.</summary>
    public static IReadOnlyList<IInvocationOperation>? OfWhole(IAnonymousFunctionOperation lambda, ITypeSymbol builder)
    {
        if (lambda.Symbol.Parameters is not [var parameter])
        {
            return null;
        }

        var calls = new List<IInvocationOperation>();
        foreach (var statement in lambda.Body.Operations)
        {
            if (ExpressionOf(statement) is { } expression && EndingWith(expression, builder) is { } chain && IsParameter(chain.Root, parameter)
                && !chain.Calls.SelectMany(call => call.Arguments).Any(argument => Uses(argument, parameter)))
            {
                calls.AddRange(chain.Calls);
            }
            else if (Uses(statement, parameter) || statement is IReturnOperation { IsImplicit: false } or IThrowOperation)
            {
                return null;
            }
        }

        return calls;
    }

    public static bool IsParameter(IOperation root, IParameterSymbol parameter) =>
        root is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);

    public static bool Is(ITypeSymbol? type, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(type, other);

    private static IOperation? ExpressionOf(IOperation statement) => statement switch
    {
        IExpressionStatementOperation expression => expression.Operation,
        IReturnOperation { ReturnedValue: not null } @return => @return.ReturnedValue,
        _ => null,
    };

    private static bool Uses(IOperation operation, IParameterSymbol parameter) =>
        operation.DescendantsAndSelf().Any(descendant => IsParameter(descendant, parameter));
}
