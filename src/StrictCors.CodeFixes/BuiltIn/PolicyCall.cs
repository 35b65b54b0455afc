using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>A call on the policy builder. Most have the same name in StrictCors.</summary>
internal static class PolicyCall
{
    /// <param name="node">The call as written.</param>
    /// <param name="visited">The call with converted parts.</param>
    /// <param name="method">The name of the method.</param>
    /// <param name="model">What the names of the file mean.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static SyntaxNode Convert(
        InvocationExpressionSyntax node, InvocationExpressionSyntax visited, string method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (visited.Expression is not MemberAccessExpressionSyntax access)
        {
            return visited;
        }

        var code = $"{access.Name}{visited.ArgumentList}";
        return method switch
        {
            // Credentials are off, and wildcards on, without a call. A lambda makes the policy without Build.
            "SetIsOriginAllowedToAllowWildcardSubdomains" or "DisallowCredentials" or "Build" => Without(visited, access),
            "WithHeaders" when node.ArgumentList.Arguments.Any(argument =>
                model.GetConstantValue(argument.Expression, cancellationToken).Value is "*") =>
                Call(visited, access, ("AllowAnyHeader", "")),
            "SetIsOriginAllowed" => Call(visited, access, DelegateCall.Of(
                code, (model.GetOperation(node, cancellationToken) as IInvocationOperation)?.Arguments.LastOrDefault()?.Value,
                AllowsCredentials(node), HasOtherOrigins(node))),
            "AllowAnyOrigin" when AllowsCredentials(node) => Call(visited, access, DelegateCall.AnyWithCredentials(code)),
            _ => visited,
        };
    }

    private static InvocationExpressionSyntax Call(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access,
        (string Method, string Arguments) converted) => call
        .WithExpression(access.WithName(SyntaxFactory.IdentifierName(converted.Method)))
        .WithArgumentList(SyntaxFactory.ParseArgumentList($"({converted.Arguments})").WithTrailingTrivia(call.GetTrailingTrivia()));

    /// <summary>A statement cannot be the builder alone.</summary>
    private static ExpressionSyntax Without(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) =>
        access.Expression is InvocationExpressionSyntax
        ? access.Expression.WithTrailingTrivia(call.GetTrailingTrivia())
        : Call(call, access, ("WithOrigins", ""));

    private static bool AllowsCredentials(SyntaxNode node) => NamesOfPolicy(node).Contains("AllowCredentials");

    /// <summary>The built-in builder forgets the list of <c>WithOrigins</c>, and an earlier delegate, when it is given a delegate.</summary>
    private static bool HasOtherOrigins(SyntaxNode node) => NamesOfPolicy(node).Count(name =>
        name is "WithOrigins" or "AllowAnyOrigin" or "SetIsOriginAllowed" or "SetIsOriginAllowedToAllowWildcardSubdomains") > 1;

    /// <summary>The names in the lambda or method that makes the policy, without those of the other branch of an <c>if</c>; at the top of a program,
    /// in the statement.</summary>
    private static IEnumerable<string> NamesOfPolicy(SyntaxNode node) =>
        (node.Ancestors().FirstOrDefault(each => each is LambdaExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax)
            ?? node.FirstAncestorOrSelf<StatementSyntax>())?.DescendantNodes()
            .OfType<IdentifierNameSyntax>().Where(name => !IsOfOtherBranch(name, node)).Select(name => name.Identifier.ValueText) ?? [];

    /// <summary>Whether the two are in different branches of an <c>if</c>.</summary>
    public static bool IsOfOtherBranch(SyntaxNode name, SyntaxNode node) => node.Ancestors().OfType<IfStatementSyntax>().Any(condition =>
        condition.Else is { } other && other.Contains(name) != other.Contains(node)
            && condition.Statement.Contains(name) != condition.Statement.Contains(node));
}
