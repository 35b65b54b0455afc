using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Headers;

/// <summary>Which assignments and calls may set a header of the policy, by what is written alone.</summary>
internal static class OwnedHeaderSyntax
{
    private const string Prefix = "Access-Control-";

    public static readonly string[] Setters = ["Append", "Add", "TryAdd", "AppendCommaSeparatedValues", "SetCommaSeparatedValues"];

    public static bool MayBe(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var name] } } => MayBeName(name.Expression),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } =>
            access.Name.Identifier.ValueText.StartsWith("AccessControl", StringComparison.Ordinal),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: >= 2 } call =>
            Called.NameOf(call) is { } name && Setters.Contains(name) && call.ArgumentList.Arguments.Any(argument => MayBeName(argument.Expression)),
        _ => false,
    };

    /// <summary>The name of such a header, or a constant that may be one.</summary>
    private static bool MayBeName(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression)
            && literal.Token.ValueText.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax => true,
        _ => false,
    };
}
