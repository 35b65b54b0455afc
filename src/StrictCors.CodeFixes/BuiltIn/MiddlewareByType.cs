using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary><c>app.UseMiddleware&lt;CorsMiddleware&gt;()</c>.</summary>
internal static class MiddlewareByType
{
    public static bool IsOf(IMethodSymbol method) => method.Name == "UseMiddleware"
        && method.TypeArguments is [{ Name: BuiltInName.Middleware } type] && BuiltInName.IsBuiltIn(type);

    /// <summary>The name of a policy stays. A policy object is the person's to write.</summary>
    /// <param name="call">The call.</param>
    public static InvocationExpressionSyntax Convert(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
        {
            return call;
        }

        var arguments = call.ArgumentList.Arguments;
        var isNamed = arguments.All(argument => argument.Expression is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression));
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("UseStrictCors")))
            .WithArgumentList(isNamed ? call.ArgumentList : call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Argument(BuiltPolicy.ToWrite(
                    $"The middleware got {arguments}. Write the name of a policy, or the calls that make it.")))));
    }
}
