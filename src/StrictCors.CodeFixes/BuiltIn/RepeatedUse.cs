using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Several calls of <c>UseCors</c> with names, or without, one after another. StrictCors has one call with all names.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class RepeatedUse(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>Whether the statement is such a call, and not the first one.</summary>
    public bool IsLater(StatementSyntax statement) =>
        (Group(statement) is [var first, _, ..] && first != statement) || (IsUse(statement) && !HasName(statement) && IsWithoutEffect(statement));

    /// <summary>Whether <c>UseCors()</c> stands beside a call with a policy, and there is no default policy that it could use.</summary>
    private bool IsWithoutEffect(StatementSyntax statement) =>
        Siblings(statement).Any(other => other != statement && HasName(other) && ReceiverOf(other) == ReceiverOf(statement))
        && !Mentions.Any(model.Compilation, "AddDefaultPolicy", AddedPolicy.DefaultPolicyName, cancellationToken);

    /// <summary>The first call gets the names of all.</summary>
    public InvocationExpressionSyntax WithAllNames(InvocationExpressionSyntax node, InvocationExpressionSyntax visited)
    {
        if (node.Parent is not StatementSyntax statement || !HasName(statement)
            || Group(statement) is not [var first, _, ..] group || first != statement)
        {
            return visited;
        }

        var names = group.Select(call => CallOf(call)!.ArgumentList.Arguments[0].WithoutTrivia());
        return visited.WithArgumentList(visited.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(
            names, Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), group.Count - 1))));
    }

    private List<StatementSyntax> Group(StatementSyntax statement) => !IsUse(statement) ? []
        : [.. Siblings(statement).Where(other => IsUse(other) && HasName(other) == HasName(statement) && ReceiverOf(other) == ReceiverOf(statement))];

    private static bool HasName(StatementSyntax statement) => CallOf(statement)?.ArgumentList.Arguments.Count > 0;

    private bool IsUse(StatementSyntax statement) => CallOf(statement) is { ArgumentList.Arguments: var arguments } call
        && (arguments.Count == 0
            || (arguments.Count == 1 && model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string }))
        && BuiltInName.IsBuiltIn(model.GetSymbolInfo(call, cancellationToken).Symbol);

    private static IEnumerable<StatementSyntax> Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } =>
            unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement),
        _ => [statement],
    };

    private static InvocationExpressionSyntax? CallOf(StatementSyntax statement) => statement is ExpressionStatementSyntax
        {
            Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseCors" } } call
        } ? call : null;

    private static string? ReceiverOf(StatementSyntax statement) =>
        (CallOf(statement)?.Expression as MemberAccessExpressionSyntax)?.Expression.ToString();
}
