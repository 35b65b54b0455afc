using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Pipeline;

/// <summary>What a fix does with statements of one method, as properties and additional locations of a diagnostic.</summary>
internal static class Edit
{
    /// <summary>The property with the kind of edit.</summary>
    public const string Kind = "edit";

    /// <summary>The statement of the diagnostic, and those at the additional locations after the first one, go before or after the first
    /// one.</summary>
    public const string MoveBefore = "move before";

    public const string MoveAfter = "move after";

    /// <summary>A statement goes before or after the one at the additional location.</summary>
    public const string InsertBefore = "insert before";

    public const string InsertAfter = "insert after";

    /// <summary>The statement of the diagnostic is removed.</summary>
    public const string Delete = "delete";

    /// <summary>The property with the statement to insert.</summary>
    public const string Text = "text";

    public static Diagnostic None(StrictCorsConfigurationProblem problem, PipelineCall call, bool isHint = false) =>
        Report.Create(problem, call.NameSyntax.GetLocation(), isHint);

    /// <summary>A diagnostic with an edit; without it, if there is no statement to edit.</summary>
    public static Diagnostic Create(
        StrictCorsConfigurationProblem problem, PipelineCall call, string kind, IReadOnlyList<SyntaxNode?> statements, string? text = null,
        bool isHint = false)
    {
        if (statements.Any(statement => statement is null) || statements.Select(statement => ListOf(statement!)).Distinct().Count() > 1)
        {
            return None(problem, call, isHint);
        }

        var rule = isHint ? Rule.Hint(problem.Code) : Rule.Of(problem.Code);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Kind, kind).Add(Text, text);
        return Diagnostic.Create(
            rule, call.NameSyntax.GetLocation(), statements.Select(statement => statement!.GetLocation()), properties,
                Report.TextOf(problem, WrittenForm.Builder));
    }

    /// <summary>The statement that has the node, in the list of statements that another statement is in.</summary>
    public static StatementSyntax? StatementBeside(SyntaxNode node, StatementSyntax other) =>
        node.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement => ListOf(statement) == ListOf(other));

    /// <summary>The statement itself, or the one that has the node.</summary>
    public static StatementSyntax? StatementOf(SyntaxNode node) => node.FirstAncestorOrSelf<StatementSyntax>();

    private static SyntaxNode? ListOf(SyntaxNode statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
}
