using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.BuiltIn;

/// <summary>Policies as objects: a <c>CorsPolicy</c> that <c>AddPolicy</c> or <c>AddDefaultPolicy</c> is given.</summary>
internal static class GivenPolicies
{
    /// <summary>The type of the objects.</summary>
    public const string Type = "CorsPolicy";

    /// <summary>Whether a field or property has the policy, and all code that uses it gives it to the options. The answer takes time, so it is
    /// computed only for fields and properties of this type.</summary>
    public static bool AreAllOf(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (symbol is not (IFieldSymbol { AssociatedSymbol: null }
                or IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.Length: 0 })
            || symbol is { IsOverride: true } or { IsVirtual: true } or { IsAbstract: true })
        {
            return false;
        }

        var isGiven = false;
        foreach (var tree in Mentions.TreesWith(compilation, symbol.Name, cancellationToken))
        {
#pragma warning disable RS1030 // The field can be used anywhere. It is looked for only if a file has its name.
            var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != symbol.Name || IsOnlyNamed(name)
                    || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol))
                {
                    continue;
                }

                if (!IsGiven(name, model, cancellationToken))
                {
                    return false;
                }

                isGiven = true;
            }
        }

        return isGiven;
    }

    /// <summary><c>nameof(Policies.Web)</c>.</summary>
    private static bool IsOnlyNamed(IdentifierNameSyntax name) => name.Ancestors().OfType<InvocationExpressionSyntax>()
        .FirstOrDefault() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [var named] }
        && named.Contains(name);

    /// <summary>Whether the expression is the policy of <c>AddPolicy</c> or <c>AddDefaultPolicy</c>: <c>policy</c>, <c>Policies.Web</c>.</summary>
    public static bool IsGiven(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var whole = expression;
        while (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole
            || whole.Parent is ParenthesizedExpressionSyntax || whole.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            whole = (ExpressionSyntax)whole.Parent!;
        }

        return whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "CorsOptions" } method
            && BuiltInName.IsBuiltIn(method);
    }
}
