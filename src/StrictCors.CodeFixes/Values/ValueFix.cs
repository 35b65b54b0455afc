using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.Values;

/// <summary>Writes the suggestion of the catalogue in place of a value, or removes an entry.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ValueFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        .. Rule.StartingWith("SC1008", "SC1012", "SC102", "SC11", "SC12", "SC13", "SC14", "SC15", "SC2001", "SC2036", "SC4003")
            .Select(rule => rule.Id),
    ];

    internal override async Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is null ? null : WrittenValue.Find(root, diagnostic)?.Title;
    }

    internal override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is null ? document
            : document.WithSyntaxRoot(ValueRewriter.Rewrite(root,
                diagnostics.Select(diagnostic => WrittenValue.Find(root, diagnostic)).OfType<WrittenValue>()));
    }
}
