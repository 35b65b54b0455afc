using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>What code sets of a <c>CorsPolicy</c>: a property, or entries of a list.</summary>
/// <param name="Property">The property.</param>
/// <param name="Values">The value, or the entries.</param>
/// <param name="Node">The code.</param>
internal sealed record PolicySetting(string Property, IReadOnlyList<ExpressionSyntax> Values, SyntaxNode Node)
{
    public const string Origins = nameof(Origins);
    public const string Methods = nameof(Methods);
    public const string Headers = nameof(Headers);
    public const string ExposedHeaders = nameof(ExposedHeaders);
    public const string Credentials = "SupportsCredentials";
    public const string MaxAge = "PreflightMaxAge";
    public const string Delegate = "IsOriginAllowed";

    private static readonly string[] Lists = [Origins, Methods, Headers, ExposedHeaders];
    private static readonly string[] Others = [Credentials, MaxAge, Delegate];

    /// <summary>What an object initializer sets; null if it has something else.</summary>
    public static IReadOnlyList<PolicySetting>? Of(BaseObjectCreationExpressionSyntax creation)
    {
        var settings = new List<PolicySetting>();
        foreach (var expression in creation.Initializer?.Expressions ?? [])
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var property }, Right: var right }
                || (right is InitializerExpressionSyntax ? !Lists.Contains(property) : !Others.Contains(property)))
            {
                return null;
            }

            IReadOnlyList<ExpressionSyntax> values = right is InitializerExpressionSyntax list ? [.. list.Expressions] : [right];
            if (values.Any(value => value is InitializerExpressionSyntax || IsEntryByIndex(value)))
            {
                return null;
            }

            settings.Add(new(property, values, expression));
        }

        return creation.ArgumentList is null or { Arguments.Count: 0 } && PolicyLocals.CanMove(creation) ? settings : null;
    }

    /// <summary>What a statement sets, or the lambda of <c>ForEach</c>: <c>policy.Origins.Add("…")</c>, <c>policy.SupportsCredentials = true</c>;
    /// null for another use of the policy.</summary>
    /// <param name="use">The variable that has the policy.</param>
    public static PolicySetting? Of(IdentifierNameSyntax use)
    {
        if (use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property } access || access.Expression != use)
        {
            return null;
        }

        return access.Parent switch
        {
            MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var entry] } call,
            } when Lists.Contains(property) && (call.Parent is ExpressionStatementSyntax || IsEach(call.Parent)) =>
                new(property, [entry.Expression], call),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } set
                when Others.Contains(property) && set.Left == access => new(property, [set.Right], set),
            _ => null,
        };
    }

    private static bool IsEntryByIndex(ExpressionSyntax value) => value is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax };

    /// <summary><c>origins.ForEach(origin => policy.Origins.Add(origin));</c>.</summary>
    private static bool IsEach(SyntaxNode? lambda) => lambda is LambdaExpressionSyntax
        { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call } }
        && Called.NameOf(call) == "ForEach";
}
