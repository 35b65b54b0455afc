using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.Values;

/// <summary>A value in code and what to write instead.</summary>
/// <param name="Expression">The value.</param>
/// <param name="Replacements">What to write; nothing to remove the value from its list.</param>
internal sealed record WrittenValue(ExpressionSyntax Expression, IReadOnlyList<string> Replacements)
{
    private const string TimeCode = "SC1503";
    private const string StatusCode = "SC1504";

    public string Title => Replacements.Count == 0 ? "Remove the entry" : $"Write {string.Join(", ", Replacements.Select(text => $"\"{text}\""))}";

    /// <summary>The expressions to write.</summary>
    public required Func<string, ExpressionSyntax> Create { get; init; }

    /// <summary>The value of a diagnostic; null if the suggestion cannot be written in its place.</summary>
    public static WrittenValue? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax found)
        {
            return null;
        }

        var expression = found.AncestorsAndSelf().OfType<ExpressionSyntax>().Last(each => each.Span == found.Span);
        if (diagnostic.Properties.TryGetValue(Report.Replacements, out var replacements) && replacements is not null)
        {
            var texts = replacements.Split('\n');
            return CanReplace(expression, texts.Length) ? new(expression, texts) { Create = CreatorFor(diagnostic.Id, expression) } : null;
        }

        return diagnostic.Properties.ContainsKey(Report.Remove) && CanRemove(expression) ? new(expression, []) { Create = Text } : null;
    }

    /// <summary>A property has one value, and <c>Add</c> of a list takes one entry.</summary>
    private static bool CanReplace(ExpressionSyntax expression, int count) => expression.Parent switch
    {
        ArgumentSyntax argument => count == 1 || !IsOfAdd(argument),
        AssignmentExpressionSyntax assignment => count == 1 && assignment.Right == expression,
        InitializerExpressionSyntax list => list.Kind() is SyntaxKind.ArrayInitializerExpression or SyntaxKind.CollectionInitializerExpression,
        AttributeArgumentSyntax or ExpressionElementSyntax => true,
        _ => false,
    };

    private static bool IsOfAdd(ArgumentSyntax argument) => argument.Parent?.Parent is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" },
    };

    /// <summary>Without its only origin, a policy would have another problem.</summary>
    private static bool CanRemove(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: var count, Parent: InvocationExpressionSyntax call } } argument =>
            !IsOfAdd(argument) && (count > 1 || call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithOrigins" }),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } => collection.Elements.Count > 1,
        InitializerExpressionSyntax initializer => initializer.Expressions.Count > 1,
        _ => false,
    };

    private static Func<string, ExpressionSyntax> CreatorFor(string code, ExpressionSyntax written) => code switch
    {
        TimeCode => text => TimeSpanExpression.Create(text, written),
        StatusCode => text => SyntaxFactory.LiteralExpression(
            SyntaxKind.NumericLiteralExpression, SyntaxFactory.ParseToken(text)),
        _ => Text,
    };

    private static LiteralExpressionSyntax Text(string text) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
