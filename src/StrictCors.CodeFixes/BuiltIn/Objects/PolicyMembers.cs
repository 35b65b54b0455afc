using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>Fields and properties that have a policy for the options: <c>static readonly CorsPolicy Web = new() { … };</c>. They get the lambda that
/// makes it.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class PolicyMembers(SemanticModel model, CancellationToken cancellationToken)
{
    private const string Action = nameof(Action);

    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the field or property, of this file or another, gets a lambda.</summary>
    public bool IsConverted(ISymbol? symbol)
    {
        if (symbol is not (IFieldSymbol or IPropertySymbol))
        {
            return false;
        }

        if (!_known.TryGetValue(symbol, out var isConverted))
        {
            _known[symbol] = isConverted = ValueOf(symbol) is { } value && CanBeLambda(value)
                && GivenPolicies.AreAllOf(symbol, model.Compilation, cancellationToken);
        }

        return isConverted;
    }

    /// <summary>The field with a lambda; null if it stays.</summary>
    public FieldDeclarationSyntax? Convert(FieldDeclarationSyntax field, Func<SyntaxNode, SyntaxNode> visit) =>
        field.Declaration.Variables is [{ Initializer: { } initializer } variable]
            && IsConverted(model.GetDeclaredSymbol(variable, cancellationToken)) && LambdaOf(initializer.Value, visit) is { } lambda
            ? field.WithDeclaration(field.Declaration.WithType(TypeFor(field.Declaration.Type)).WithVariables(
                SyntaxFactory.SingletonSeparatedList(variable.WithInitializer(initializer.WithValue(lambda)))))
            : null;

    /// <summary>The property with a lambda; null if it stays.</summary>
    public PropertyDeclarationSyntax? Convert(PropertyDeclarationSyntax property, Func<SyntaxNode, SyntaxNode> visit)
    {
        if ((property.Initializer?.Value ?? property.ExpressionBody?.Expression) is not { } value
            || !IsConverted(model.GetDeclaredSymbol(property, cancellationToken)) || LambdaOf(value, visit) is not { } lambda)
        {
            return null;
        }

        property = property.WithType(TypeFor(property.Type));
        return property.Initializer is { } initializer ? property.WithInitializer(initializer.WithValue(lambda))
            : property.WithExpressionBody(property.ExpressionBody!.WithExpression(lambda));
    }

    private ExpressionSyntax? ValueOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences is [var reference]
        ? reference.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } } variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        }
        : null;

    private bool CanBeLambda(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax creation ? ObjectOf(creation) is not null : IsBuiltHere(value);

    private SimpleLambdaExpressionSyntax? LambdaOf(ExpressionSyntax value, Func<SyntaxNode, SyntaxNode> visit) =>
        value is not BaseObjectCreationExpressionSyntax creation ? BuiltPolicy.OfChain((ExpressionSyntax)visit(value))
            : ObjectOf(creation) is { } policy ? PolicyLambda.Of(creation, policy, visit) : null;

    private PolicyObject? ObjectOf(BaseObjectCreationExpressionSyntax creation) =>
        PolicyObjects.ObjectOf(creation, ModelOf(creation), cancellationToken);

    /// <summary><c>new CorsPolicyBuilder("…").AllowAnyHeader().Build()</c>, with methods of the builder only: an extension method may stay as it
    /// is.</summary>
    private bool IsBuiltHere(ExpressionSyntax value)
    {
        var file = ModelOf(value);
        var expression = value;
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            if (file.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType.Name: "CorsPolicyBuilder" })
            {
                return false;
            }

            expression = access.Expression;
        }

        return expression != value && expression is BaseObjectCreationExpressionSyntax { Initializer: null } creation
            && creation.ArgumentList?.Arguments.Any(argument =>
                file.GetTypeInfo(argument.Expression, cancellationToken).Type?.Name == GivenPolicies.Type) != true;
    }

    private SemanticModel ModelOf(SyntaxNode node) =>
        node.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary><c>Action&lt;StrictCorsPolicyBuilder&gt;</c>, with the namespace if the file does not import it.</summary>
    private TypeSyntax TypeFor(TypeSyntax written)
    {
        var isKnown = model.LookupNamespacesAndTypes(written.SpanStart, name: Action)
            .Any(symbol => symbol is INamedTypeSymbol { ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } });
        return SyntaxFactory.ParseTypeName($"{(isKnown ? "" : "System.")}{Action}<StrictCorsPolicyBuilder>").WithTriviaFrom(written);
    }
}
