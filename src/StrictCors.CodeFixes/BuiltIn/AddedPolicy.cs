using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.CodeFixes.BuiltIn.Objects;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>A call of <c>AddPolicy</c> or <c>AddDefaultPolicy</c>: a policy that was built becomes a lambda, and the name of the default policy is
/// not written.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="variables">The variables of the file that hold builders.</param>
/// <param name="objects">The policies of the file that are objects.</param>
/// <param name="members">The fields and properties that have a policy.</param>
/// <param name="visit">Converts a part of the file that moves into the lambda.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class AddedPolicy(
    SemanticModel model, PolicyVariables variables, PolicyObjects objects, PolicyMembers members, Func<SyntaxNode, SyntaxNode> visit,
    CancellationToken cancellationToken)
{
    /// <summary>The name of the built-in property.</summary>
    public const string DefaultPolicyName = "DefaultPolicyName";

    /// <param name="node">The call as written.</param>
    /// <param name="visited">The call with converted parts, without the names of parameters.</param>
    public InvocationExpressionSyntax Convert(InvocationExpressionSyntax node, InvocationExpressionSyntax visited)
    {
        var arguments = visited.ArgumentList.Arguments;
        if (arguments.Count == 0)
        {
            return visited;
        }

        var last = arguments[arguments.Count - 1];
        if (LambdaOf(node.ArgumentList.Arguments[arguments.Count - 1].Expression, last.Expression) is { } lambda)
        {
            visited = visited.WithArgumentList(visited.ArgumentList.WithArguments(arguments.Replace(last, last.WithExpression(lambda))));
        }

        return arguments.Count == 2 && node.ArgumentList.Arguments[0].Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name }
            && name.Identifier.ValueText == DefaultPolicyName
            && BuiltInName.IsBuiltIn(model.GetSymbolInfo(name, cancellationToken).Symbol)
            && visited.Expression is MemberAccessExpressionSyntax access
            ? visited.WithExpression(access.WithName(SyntaxFactory.IdentifierName("AddDefaultPolicy")))
                .WithArgumentList(visited.ArgumentList.WithArguments(
                    SyntaxFactory.SingletonSeparatedList(visited.ArgumentList.Arguments[1].WithoutLeadingTrivia())))
            : visited;
    }

    /// <summary>The lambda for a policy that is an object; null for a lambda or a method.</summary>
    private SimpleLambdaExpressionSyntax? LambdaOf(ExpressionSyntax written, ExpressionSyntax converted)
    {
        while (written is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            written = written is ParenthesizedExpressionSyntax inner ? inner.Expression : ((PostfixUnaryExpressionSyntax)written).Operand;
        }

        var (variable, build) = variables.Of(written);
        if (variable is not null)
        {
            return BuiltPolicy.OfVariable(
                variable,
                [.. variable.Filling.Prepend(variable.Declaration).Select(statement => (StatementSyntax)visit(statement))],
                (ExpressionSyntax)visit(build!));
        }

        if (BuiltPolicy.OfChain(build is null ? converted : (ExpressionSyntax)visit(build)) is { } lambda)
        {
            return lambda;
        }

        if (objects.LambdaOf(written, visit) is { } made)
        {
            return made;
        }

        return model.GetTypeInfo(written, cancellationToken).Type?.Name == GivenPolicies.Type
            && !members.IsConverted(model.GetSymbolInfo(written, cancellationToken).Symbol)
            ? BuiltPolicy.ToWrite($"{written} is a CorsPolicy object. Write its origins here, and its other values as calls after this one.")
            : null;
    }
}
