using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Converts what a file has of the built-in CORS middleware to StrictCors: all of it, because half of it does not work.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BuiltInFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SC4002"];

    internal override Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<string?>("Convert this file to StrictCors");

    internal override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return document;
        }

        var rewriter = new BuiltInRewriter(model, root, cancellationToken);
        var converted = (CompilationUnitSyntax)rewriter.Visit(root)!;
        document = document.WithSyntaxRoot(rewriter.NeedsUsing ? Usings.Add(converted, model) : converted);
        var options = (await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false)).WithChangedOption(
            FormattingOptions.NewLine, LanguageNames.CSharp, root.ToFullString().Contains("\r\n") ? "\r\n" : "\n");
        document = await Formatter.FormatAsync(document, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
        var addsElsewhere = Mentions.TreesWith(model.Compilation, "AddCors", cancellationToken).Any(tree => tree != model.SyntaxTree);
        return await Afterwards.MendAsync(document, addsElsewhere, cancellationToken).ConfigureAwait(false);
    }
}
