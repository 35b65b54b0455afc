using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>The lambda that makes the policy of an object: <c>new CorsPolicyBuilder("https://a.example").AllowAnyHeader().Build()</c>.</summary>
internal static class BuiltPolicy
{
    /// <summary>The parameter of a lambda that has no other name.</summary>
    public const string Parameter = "policy";

    /// <summary>From a chain that creates the builder; null if the expression is something else.</summary>
    /// <param name="converted">The expression with converted calls.</param>
    public static SimpleLambdaExpressionSyntax? OfChain(ExpressionSyntax converted)
    {
        if (ChainOf(converted) is not { } chain
            || PolicyVariables.RootOf(chain) is not BaseObjectCreationExpressionSyntax creation || !IsBuilder(creation))
        {
            return null;
        }

        return Lambda(Parameter, Started(chain, creation, Parameter)).WithTriviaFrom(converted);
    }

    /// <summary>From a variable and the statements that fill it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="statements">Its declaration and those statements, with converted calls.</param>
    /// <param name="build">The call of <c>Build</c>, with converted calls.</param>
    public static SimpleLambdaExpressionSyntax OfVariable(BuilderVariable variable, IReadOnlyList<StatementSyntax> statements, ExpressionSyntax build)
    {
        var body = new List<StatementSyntax>();
        var initial = ((LocalDeclarationStatementSyntax)statements[0]).Declaration.Variables[0].Initializer!.Value;
        var creation = (BaseObjectCreationExpressionSyntax)PolicyVariables.RootOf(initial);
        if (initial != creation || creation.ArgumentList is { Arguments.Count: > 0 })
        {
            body.Add(SyntaxFactory.ExpressionStatement(Started(initial, creation, variable.Name).WithoutTrivia()));
        }

        body.AddRange(statements.Skip(1));
        if (ChainOf(build) is { } chain and not IdentifierNameSyntax)
        {
            body.Add(SyntaxFactory.ExpressionStatement(chain.WithoutTrivia()));
        }

        return OfBody(variable.Name, variable.Declaration, body);
    }

    /// <summary>From the statements that fill a policy.</summary>
    /// <param name="name">The variable that the statements call.</param>
    /// <param name="declaration">Its declaration, whose comments move, too.</param>
    /// <param name="body">The statements, with converted calls.</param>
    public static SimpleLambdaExpressionSyntax OfBody(string name, LocalDeclarationStatementSyntax declaration, List<StatementSyntax> body)
    {
        if (body is [ExpressionStatementSyntax { Expression: InvocationExpressionSyntax only }] && !only.GetLeadingTrivia().Any(IsComment))
        {
            return Lambda(name, only);
        }

        if (body.Count > 0)
        {
            var comments = declaration.GetLeadingTrivia().Where(IsComment)
                .SelectMany(comment => new[] { comment, SyntaxFactory.ElasticCarriageReturnLineFeed });
            body[0] = body[0].WithLeadingTrivia(comments.Concat(body[0].GetLeadingTrivia()));
        }

        return Lambda(name, SyntaxFactory.Block(body));
    }

    /// <summary>A policy that a person has to write.</summary>
    /// <param name="what">The code that makes it, and what to decide.</param>
    public static SimpleLambdaExpressionSyntax ToWrite(string what) =>
        Lambda(Parameter, SyntaxFactory.ParseExpression($"{Parameter}.WithOrigins(/* {what.Replace("*/", "* /")} */)"));

    /// <summary>A lambda with one parameter.</summary>
    public static SimpleLambdaExpressionSyntax Lambda(string parameter, CSharpSyntaxNode body) => SyntaxFactory.SimpleLambdaExpression(
            SyntaxFactory.Parameter(SyntaxFactory.Identifier(parameter)).WithTrailingTrivia(SyntaxFactory.Space),
            body is BlockSyntax ? body : body.WithoutLeadingTrivia().WithoutTrailingTrivia())
        .WithArrowToken(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space))
        .WithAdditionalAnnotations(body is BlockSyntax ? [Formatter.Annotation] : []);

    /// <summary>The calls, on the parameter instead of on a new builder.</summary>
    private static ExpressionSyntax Started(ExpressionSyntax chain, BaseObjectCreationExpressionSyntax creation, string parameter)
    {
        ExpressionSyntax start = SyntaxFactory.IdentifierName(parameter);
        if (creation.ArgumentList is { Arguments.Count: > 0 } origins)
        {
            start = SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, start,
                    SyntaxFactory.IdentifierName("WithOrigins")), origins);
        }
        else if (chain == creation)
        {
            return SyntaxFactory.ParseExpression($"{parameter}.WithOrigins()");
        }

        return chain == creation ? start : chain.ReplaceNode(creation, start.WithTrailingTrivia(creation.GetTrailingTrivia()));
    }

    /// <summary>The calls before <c>Build</c>, which the conversion may have removed already.</summary>
    private static ExpressionSyntax? ChainOf(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" } build }
            ? build.Expression : null;

    private static bool IsBuilder(BaseObjectCreationExpressionSyntax creation) =>
        creation is ImplicitObjectCreationExpressionSyntax
        || (creation is ObjectCreationExpressionSyntax { Type: { } type } && type.ToString().EndsWith("CorsPolicyBuilder", StringComparison.Ordinal));

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
}
