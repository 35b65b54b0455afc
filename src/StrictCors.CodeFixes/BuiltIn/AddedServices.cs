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

    /// <summary><c>services.AddMvcCore().AddCors(…)</c> becomes <c>services.AddStrictCors(…).Services.AddMvcCore()</c>.</summary>
    /// <param name="node">A call of the chain, as written.</param>
    /// <param name="visited">The call with converted parts.</param>
    /// <param name="method">The method.</param>
    /// <param name="visit">Converts the arguments, which move.</param>
    public ExpressionSyntax ConvertMvc(
        InvocationExpressionSyntax node, InvocationExpressionSyntax visited, IMethodSymbol method, Func<SyntaxNode, SyntaxNode> visit)
    {
        if (visited.Expression is not MemberAccessExpressionSyntax access)
        {
            return visited;
        }

        if (MvcCors.Is(method))
        {
            return MvcCors.StartOf(node) is null ? visited : access.Expression.WithTrailingTrivia(visited.GetTrailingTrivia());
        }

        if (method.Name != "AddMvcCore" || node.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call =>
            MvcCors.Is(model.GetSymbolInfo(call, cancellationToken).Symbol) && MvcCors.StartOf(call) == node) is not { } cors)
        {
            return visited;
        }

        var added = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, access.Expression.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("AddStrictCors")),
            ((ArgumentListSyntax)visit(cors.ArgumentList)).WithoutTrivia());
        return visited.WithExpression(access.WithExpression(Services(added).WithTrailingTrivia(access.Expression.GetTrailingTrivia())));
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
