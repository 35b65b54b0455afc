using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Adds <c>using StrictCors;</c> to a file that has none.</summary>
internal static class Usings
{
    private const string Namespace = "StrictCors";

    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, SemanticModel model)
    {
        // A global using shows the types everywhere.
        if (!model.LookupNamespacesAndTypes(model.SyntaxTree.Length, name: "StrictCorsPolicyBuilder").IsEmpty
            || root.Usings.Any(@using => @using.Name?.ToString() == Namespace))
        {
            return root;
        }

        var end = SyntaxFactory.EndOfLine(root.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n");
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.IdentifierName(Namespace).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(end);
        if (root.Usings.Count > 0)
        {
            return root.AddUsings(directive);
        }

        var first = root.GetFirstToken(includeZeroWidth: true);
        return root.ReplaceToken(first, first.WithLeadingTrivia())
            .AddUsings(directive.WithLeadingTrivia(first.LeadingTrivia).WithTrailingTrivia(end, end));
    }
}
