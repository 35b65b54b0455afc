using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Policies;
using StrictCors.CodeFixes.Values;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>What the analyzers find in a converted file: the fix is applied, or a comment has what a person decides.</summary>
internal static class Afterwards
{
    private const string BuiltInPolicy = "SC4003";
    private const string MissingServices = "SC2004";

    // Two calls with different policies are the person's to merge. The others stop the program, and are moved.
    private static readonly string[] Order = ["SC2007", "SC2008", "SC2009"];

    /// <param name="document">The converted file.</param>
    /// <param name="addsElsewhere">Whether another file has a call of <c>AddCors</c>, which becomes <c>AddStrictCors</c>.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<Document> MendAsync(Document document, bool addsElsewhere, CancellationToken cancellationToken)
    {
        var values = await FindAsync(document, new PolicyAnalyzer(), cancellationToken).ConfigureAwait(false);
        document = await new ValueFix().FixAsync(document, values, cancellationToken).ConfigureAwait(false);
        var order = await FindAsync(document, new PipelineAnalyzer(), cancellationToken).ConfigureAwait(false);
        document = await new StatementFix().FixAsync(
            document, [.. order.Where(found => Order.Contains(found.Id) || (found.Id == MissingServices && !addsElsewhere))],
                cancellationToken).ConfigureAwait(false);
        var decisions = await FindAsync(document, new PolicyAnalyzer(), cancellationToken).ConfigureAwait(false);
        return await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            ? document.WithSyntaxRoot(WithComments(root, decisions)) : document;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(
        Document document, DiagnosticAnalyzer analyzer, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return [];
        }

        var found = await model.Compilation.WithAnalyzers([analyzer], document.Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellationToken).ConfigureAwait(false);
        return [.. found.Where(diagnostic => diagnostic.Id != BuiltInPolicy && diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    private static SyntaxNode WithComments(SyntaxNode root, ImmutableArray<Diagnostic> decisions)
    {
        var texts = new Dictionary<SyntaxNode, string>();
        foreach (var decision in decisions)
        {
            var place = PlaceOf(root.FindNode(decision.Location.SourceSpan, getInnermostNodeForTie: true));
            if (place is not null && !place.ToFullString().Contains("/*"))
            {
                var text = $"{decision.Id}: {decision.GetMessage()}".Replace("*/", "* /");
                texts[place] = texts.TryGetValue(place, out var before) ? $"{before} {text}" : text;
            }
        }

        return root.ReplaceNodes(texts.Keys, (original, rewritten) => WithComment(rewritten, texts[original]));
    }

    /// <summary>The value itself, the arguments of a call, or the name that the calls of a lambda begin with.</summary>
    private static SyntaxNode? PlaceOf(SyntaxNode found) => found switch
    {
        LambdaExpressionSyntax { ExpressionBody: { } body } =>
            PolicyVariables.RootOf(body) is IdentifierNameSyntax root && root != body ? root : null,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call.ArgumentList,
        ExpressionSyntax and not LambdaExpressionSyntax => found,
        _ => null,
    };

    private static SyntaxNode WithComment(SyntaxNode node, string text) => node switch
    {
        ArgumentListSyntax list => list.WithCloseParenToken(list.CloseParenToken.WithLeadingTrivia(
            SyntaxFactory.ParseLeadingTrivia($"{(list.Arguments.Count > 0 ? " " : "")}/* {text} */"))),
        IdentifierNameSyntax builder => SyntaxFactory.ParseExpression($"{builder.Identifier.Text}.WithOrigins(/* {text} */)").WithTriviaFrom(builder),
        _ => node.WithTrailingTrivia(SyntaxFactory.ParseTrailingTrivia($" /* {text} */").AddRange(node.GetTrailingTrivia())),
    };
}
