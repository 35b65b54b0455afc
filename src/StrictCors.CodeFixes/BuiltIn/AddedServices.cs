using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>A call of <c>AddCors</c>. <c>AddCors()</c> stays beside <c>AddStrictCors</c> if code of the project uses the built-in
/// service.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class AddedServices(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Lazy<bool> _isServiceUsed = new(() => BuiltInServices.AreUsed(model.Compilation, cancellationToken));

    /// <param name="node">The call as written.</param>
    /// <param name="visited">The call with converted parts.</param>
    public ExpressionSyntax Convert(InvocationExpressionSyntax node, InvocationExpressionSyntax visited)
    {
        if (node.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name }
            || visited.Expression is not MemberAccessExpressionSyntax access || IsStatic(node))
        {
            return IsUsed(node) ? Services(visited) : visited;
        }

        if (BuiltInServices.IsNeeded(name, model.Compilation, cancellationToken))
        {
            return visited.WithExpression(access.WithName(name));
        }

        if (_isServiceUsed.Value)
        {
            var services = SyntaxFactory.InvocationExpression(access.WithName(SyntaxFactory.IdentifierName("AddCors")),
                SyntaxFactory.ParseArgumentList($"(/* for {BuiltInServices.Service}, which code of this project uses */)"));
            visited = visited.WithExpression(access.WithOperatorToken(SyntaxFactory.Token(SyntaxKind.DotToken)).WithExpression(services));
        }

        return IsUsed(node) ? Services(visited) : visited;
    }

    /// <summary>Whether the services that <c>AddCors</c> returns are used: AddStrictCors returns a builder.</summary>
    private bool IsUsed(InvocationExpressionSyntax node) =>
        model.GetOperation(node, cancellationToken)?.Parent is not (null or IExpressionStatementOperation);

    /// <summary><c>CorsServiceCollectionExtensions.AddCors(services)</c>.</summary>
    private bool IsStatic(InvocationExpressionSyntax node) =>
        model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol { ReducedFrom: null };

    private static MemberAccessExpressionSyntax Services(InvocationExpressionSyntax call) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrailingTrivia(),
            SyntaxFactory.IdentifierName("Services")).WithTrailingTrivia(call.GetTrailingTrivia());
}
