using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes;

/// <summary>Moves, inserts or removes statements: a call of the pipeline goes where it belongs, and a header that belongs to the policy is no
/// longer set.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StatementFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. Rule.StartingWith("SC2004", "SC2005", "SC2006", "SC2007", "SC2008", "SC2009", "SC4001", "SC4004").Select(rule => rule.Id)];

    internal override Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(KindOf(diagnostic) switch
        {
            Edit.MoveBefore or Edit.MoveAfter => "Move the call where it belongs",
            Edit.InsertBefore or Edit.InsertAfter => $"Insert {TextOf(diagnostic)}",
            Edit.Delete => "Remove the statement",
            _ => null,
        });

    internal override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var done = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            Fix(editor, diagnostic, done);
        }

        return editor.GetChangedDocument();
    }

    private static void Fix(DocumentEditor editor, Diagnostic diagnostic, HashSet<SyntaxNode> done)
    {
        var statements = diagnostic.AdditionalLocations.Select(location => MemberAt(editor.OriginalRoot, location)).ToList();
        if (statements.Count == 0)
        {
            return;
        }

        var (place, moved) = (statements[0], statements.Skip(1).ToList());
        switch (KindOf(diagnostic))
        {
            case Edit.Delete when done.Add(place):
                editor.RemoveNode(place, SyntaxRemoveOptions.KeepUnbalancedDirectives);
                break;
            case Edit.MoveBefore when moved.All(done.Add):
                moved.ForEach(statement => editor.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives));
                editor.InsertBefore(place, moved.Select((statement, i) => i == 0 ? WithoutBlankLines(statement) : statement));
                break;
            case Edit.MoveAfter when moved.All(done.Add):
                moved.ForEach(statement => editor.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives));
                editor.InsertAfter(place, moved);
                break;
            case Edit.InsertBefore when done.Add(place):
                editor.InsertBefore(place, Statement(diagnostic, place));
                break;
            case Edit.InsertAfter when done.Add(place):
                editor.InsertAfter(place, Statement(diagnostic, place));
                break;
        }
    }

    private static SyntaxNode WithoutBlankLines(SyntaxNode statement) => statement.WithLeadingTrivia(
        statement.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    private static SyntaxNode Statement(Diagnostic diagnostic, SyntaxNode beside)
    {
        var leading = beside.GetLeadingTrivia();
        var indentation = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : SyntaxFactory.TriviaList();
        var statement = SyntaxFactory.ParseStatement(TextOf(diagnostic))
            .WithLeadingTrivia(indentation)
            .WithTrailingTrivia(EndOfLine(beside));
        return beside is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;
    }

    private static SyntaxTrivia EndOfLine(SyntaxNode beside) =>
        beside.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end
            ? end : SyntaxFactory.ElasticLineFeed;

    /// <summary>The statement, or the member of the file that it is.</summary>
    private static SyntaxNode MemberAt(SyntaxNode root, Location location)
    {
        var statement = root.FindNode(location.SourceSpan).AncestorsAndSelf().First(node => node is StatementSyntax or GlobalStatementSyntax);
        return statement.Parent is GlobalStatementSyntax global ? global : statement;
    }

    private static string? KindOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Edit.Kind, out var kind) ? kind : null;

    private static string TextOf(Diagnostic diagnostic) => diagnostic.Properties[Edit.Text] ?? "";
}
