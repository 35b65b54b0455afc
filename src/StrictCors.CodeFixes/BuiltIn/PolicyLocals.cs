using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Local variables of the built-in types, and their uses.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class PolicyLocals(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The declarations of one variable with a value.</summary>
    public static IReadOnlyList<LocalDeclarationStatementSyntax> DeclarationsIn(SyntaxNode root) =>
    [
        .. root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()
            .Where(declaration => declaration.Declaration.Variables is [{ Initializer: not null }]),
    ];

    /// <summary>The variable; null if it has another type.</summary>
    public ILocalSymbol? Of(VariableDeclaratorSyntax variable, string type) =>
        model.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol local && local.Type.Name == type && BuiltInName.IsBuiltIn(local.Type)
            ? local : null;

    public List<IdentifierNameSyntax> UsesOf(ISymbol symbol, SyntaxNode declaration) =>
    [
        .. (ListOf(declaration) ?? declaration).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(name), symbol)),
    ];

    public ISymbol? SymbolOf(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax ? model.GetSymbolInfo(expression, cancellationToken).Symbol : null;

    /// <summary>Whether the expression is the policy of <c>AddPolicy</c> or <c>AddDefaultPolicy</c>.</summary>
    public bool IsGiven(ExpressionSyntax expression) => GivenPolicies.IsGiven(expression, model, cancellationToken);

    /// <summary>The statements among which this one is.</summary>
    public static SyntaxNode? ListOf(SyntaxNode statement) =>
        statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent as BlockSyntax;

    /// <summary>The statement of the list that has this use.</summary>
    public static StatementSyntax? StatementOf(SyntaxNode use, SyntaxNode list) =>
        use.Ancestors().OfType<StatementSyntax>().FirstOrDefault(each => ListOf(each) == list);

    /// <summary>Whether code means the same in a lambda: it does not wait for something, and does not end the method.</summary>
    public static bool CanMove(SyntaxNode code) => !code
        .DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node
            is AwaitExpressionSyntax or ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or LocalFunctionStatementSyntax
            or ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 });
}
