using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary><c>new CorsPolicyBuilder("https://a.example").AllowAnyHeader().Build()</c>.</summary>
internal static class BuiltPolicy
{
    private const string Parameter = "policy";

    /// <summary>The lambda that makes the same policy; null if the expression is something else.</summary>
    /// <param name="original">The expression as written.</param>
    /// <param name="converted">The expression with converted calls.</param>
    public static ExpressionSyntax? ToLambda(ExpressionSyntax original, ExpressionSyntax converted)
    {
        if (converted is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" } build }
            || original.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().FirstOrDefault(IsBuilder) is null
            || RootOf(build.Expression) is not ObjectCreationExpressionSyntax creation)
        {
            return null;
        }

        ExpressionSyntax start = SyntaxFactory.IdentifierName(Parameter);
        if (creation.ArgumentList is { Arguments.Count: > 0 } origins)
        {
            start = SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, start,
                    SyntaxFactory.IdentifierName("WithOrigins")), origins);
        }

        var body = build.Expression.ReplaceNode(creation, start.WithTrailingTrivia(creation.GetTrailingTrivia()));
        if (build.Expression == creation)
        {
            body = creation.ArgumentList is { Arguments.Count: > 0 } ? start : SyntaxFactory.ParseExpression($"{Parameter}.WithOrigins()");
        }

        return SyntaxFactory.SimpleLambdaExpression(
            SyntaxFactory.Parameter(SyntaxFactory.Identifier(Parameter)).WithTrailingTrivia(SyntaxFactory.Space),
            body.WithoutLeadingTrivia().WithoutTrailingTrivia())
            .WithArrowToken(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTriviaFrom(converted);
    }

    private static bool IsBuilder(ObjectCreationExpressionSyntax creation) =>
        creation.Type.ToString().EndsWith("CorsPolicyBuilder", StringComparison.Ordinal);

    private static ExpressionSyntax RootOf(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            expression = access.Expression;
        }

        return expression;
    }
}
