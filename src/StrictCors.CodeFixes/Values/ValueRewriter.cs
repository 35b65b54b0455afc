using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.Values;

/// <summary>Writes all replacements of a file at once. A list never gets an entry that it has already.</summary>
internal static class ValueRewriter
{
    public static SyntaxNode Rewrite(SyntaxNode root, IEnumerable<WrittenValue> values)
    {
        var byExpression = values.GroupBy(value => value.Expression).ToDictionary(group => group.Key, group => group.First());
        var lists = byExpression.Keys.Select(ListOf).OfType<SyntaxNode>().Distinct();
        var others = byExpression.Keys.Where(expression => ListOf(expression) is null);
        return root.ReplaceNodes(lists.Concat(others), (original, rewritten) => original switch
        {
            ArgumentListSyntax list => ((ArgumentListSyntax)rewritten).WithArguments(Change(
                list.Arguments, ((ArgumentListSyntax)rewritten).Arguments, argument => argument.Expression, byExpression,
                (argument, expression) => argument.WithExpression(expression))),
            CollectionExpressionSyntax list => ((CollectionExpressionSyntax)rewritten).WithElements(Change(
                list.Elements, ((CollectionExpressionSyntax)rewritten).Elements, element =>
                    (element as ExpressionElementSyntax)?.Expression, byExpression,
                (_, expression) => SyntaxFactory.ExpressionElement(expression))),
            InitializerExpressionSyntax list => ((InitializerExpressionSyntax)rewritten).WithExpressions(Change(
                list.Expressions, ((InitializerExpressionSyntax)rewritten).Expressions, expression => expression, byExpression,
                (_, expression) => expression)),
            ExpressionSyntax expression => Single(byExpression[expression], rewritten),
            _ => rewritten,
        });
    }

    /// <summary>The list that an entry is in; null for a value that is alone.</summary>
    private static SyntaxNode? ListOf(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax list } => list,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } => list,
        InitializerExpressionSyntax list => list,
        _ => null,
    };

    private static SyntaxNode Single(WrittenValue value, SyntaxNode written) =>
        value.Replacements is [var text] ? value.Create(text).WithTriviaFrom(written) : written;

    private static SeparatedSyntaxList<T> Change<T>(
        SeparatedSyntaxList<T> original, SeparatedSyntaxList<T> rewritten, Func<T, ExpressionSyntax?> expressionOf,
        Dictionary<ExpressionSyntax, WrittenValue> values, Func<T, ExpressionSyntax, T> create)
        where T : SyntaxNode
    {
        var present = new HashSet<string>(
            original.Select(expressionOf).Where(expression => expression is not null
                && !values.ContainsKey(expression)).Select(TextOf).OfType<string>(),
            StringComparer.Ordinal);
        var items = new List<SyntaxNodeOrToken>();
        for (var i = 0; i < original.Count; i++)
        {
            var separator = i < rewritten.SeparatorCount ? rewritten.GetSeparator(i) : default;
            if (expressionOf(original[i]) is not { } expression || !values.TryGetValue(expression, out var value))
            {
                Add(items, rewritten[i], separator);
                continue;
            }

            var missing = value.Replacements.Where(present.Add).ToList();
            for (var j = 0; j < missing.Count; j++)
            {
                var item = create(rewritten[i], value.Create(missing[j])).WithoutTrivia().WithLeadingTrivia(rewritten[i].GetLeadingTrivia());
                var isLast = j == missing.Count - 1;
                Add(items, isLast ? item.WithTrailingTrivia(rewritten[i].GetTrailingTrivia()) : item, isLast ? separator : SeparatorIn(rewritten, i));
            }
        }

        // Without its last entry, the list does not end with a comma that was not there.
        if (items.Count > 0 && items[items.Count - 1].IsToken && rewritten.SeparatorCount < rewritten.Count)
        {
            items.RemoveAt(items.Count - 1);
        }

        return SyntaxFactory.SeparatedList<T>(items);
    }

    private static SyntaxToken SeparatorIn<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode =>
        list.SeparatorCount > 0 ? list.GetSeparator(Math.Min(index, list.SeparatorCount - 1))
            : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    private static void Add(List<SyntaxNodeOrToken> items, SyntaxNode item, SyntaxToken separator)
    {
        if (items.Count > 0 && items[items.Count - 1].IsNode)
        {
            items.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        }

        items.Add(item);
        if (!separator.IsKind(SyntaxKind.None))
        {
            items.Add(separator);
        }
    }

    private static string? TextOf(ExpressionSyntax? expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;
}
