using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.BuiltIn;

/// <summary><c>services.AddMvcCore().AddCors(…)</c>, a method of MVC's own builder that adds the same services.</summary>
internal static class MvcCors
{
    public static bool Is(ISymbol? symbol) =>
        symbol is IMethodSymbol { Name: "AddCors", ContainingType.Name: "MvcCorsMvcCoreBuilderExtensions" };

    /// <summary>The call of <c>AddMvcCore</c> in the same chain; null if the builder comes from elsewhere.</summary>
    public static InvocationExpressionSyntax? StartOf(InvocationExpressionSyntax addCors)
    {
        ExpressionSyntax expression = addCors;
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            if (Called.NameOf(call) == "AddMvcCore")
            {
                return call;
            }

            expression = access.Expression;
        }

        return null;
    }

    /// <summary>Whether this name is that of such a call.</summary>
    public static bool IsCalled(IdentifierNameSyntax name, ISymbol? symbol) => Is(symbol)
        && name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && StartOf(call) is not null;
}
