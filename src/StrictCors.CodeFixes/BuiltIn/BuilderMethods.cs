using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Methods that are given a built-in builder which stays, because a provider or a service makes its own policies.</summary>
/// <param name="compilation">The code.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class BuilderMethods(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the parameter of this method stays as it is.</summary>
    public bool Stays(ISymbol? symbol)
    {
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method)
        {
            return false;
        }

        if (!_known.TryGetValue(method, out var stays))
        {
            _known[method] = false;
            _known[method] = stays = method.ReturnType.Name == "CorsPolicy" || IsGivenWhatStays(method);
        }

        return stays;
    }

    /// <summary>A builder in a variable that is given to a method is never moved into a lambda.</summary>
    private bool IsGivenWhatStays(IMethodSymbol method)
    {
        var isGiven = false;
        foreach (var tree in Mentions.TreesWith(compilation, method.Name, cancellationToken))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (name.Identifier.ValueText != method.Name
                    || model.GetSymbolInfo(name, cancellationToken).Symbol is not IMethodSymbol called
                    || !SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method))
                {
                    continue;
                }

                if (BuilderOf(name, called) is not { } builder || !StaysAs(builder, model))
                {
                    return false;
                }

                isGiven = true;
            }
        }

        return isGiven;
    }

    /// <summary>The builder that a call gives to the method; null if the name is not called, but given to something.</summary>
    private static ExpressionSyntax? BuilderOf(SimpleNameSyntax name, IMethodSymbol called) =>
        called.ReducedFrom is not null && name.Parent is MemberAccessExpressionSyntax access ? PolicyVariables.RootOf(access.Expression)
        : (name.Parent is MemberAccessExpressionSyntax whole ? whole.Parent : name.Parent) is InvocationExpressionSyntax call
            ? call.ArgumentList.Arguments.ElementAtOrDefault(IndexOfBuilder(called))?.Expression is { } argument
                ? PolicyVariables.RootOf(argument) : null
            : null;

    private static int IndexOfBuilder(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Type.Name == "CorsPolicyBuilder")?.Ordinal ?? -1;

    private bool StaysAs(ExpressionSyntax builder, SemanticModel model) =>
        builder is BaseObjectCreationExpressionSyntax
            ? !builder.Ancestors().OfType<InvocationExpressionSyntax>().Any(call =>
                model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "CorsOptions" })
            : model.GetSymbolInfo(builder, cancellationToken).Symbol switch
            {
                ILocalSymbol or IFieldSymbol => true,
                IParameterSymbol parameter => Stays(parameter.ContainingSymbol),
                _ => false,
            };
}
