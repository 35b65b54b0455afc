using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Comments before statements that stay as they are and mean something else after the conversion. The decision is the person's.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class Remarks(SemanticModel model, CancellationToken cancellationToken)
{
    private const string Provider = "ICorsPolicyProvider";

    private static readonly string[] Registrations = ["Add", "TryAdd", "Replace", "Decorate", "Singleton", "Scoped", "Transient", "Describe"];

    /// <summary>The comment for a statement; null if it needs none, or has one.</summary>
    public string? Of(StatementSyntax statement)
    {
        if (statement is BlockSyntax || statement.GetLeadingTrivia().ToString().Contains("// UseStrictCors"))
        {
            return null;
        }

        foreach (var name in statement.DescendantNodes(node => node == statement || node is not StatementSyntax).OfType<IdentifierNameSyntax>())
        {
            var comment = name.Identifier.ValueText switch
            {
                Provider when IsRegistered(name) => "// UseStrictCors does not query this ICorsPolicyProvider. Decide which policy replaces it: "
                    + "AddStrictCors().AddDefaultPolicy(policy => policy.WithOriginSource<T>()) queries a service T about origins.",
                BuiltInServices.Service when IsRegistered(name) => "// UseStrictCors does not call this ICorsService. Decide what the policy of "
                    + "AddStrictCors has to say instead, or remove the service.",
                "GetPolicy" when IsBuiltIn(name) => "// UseStrictCors applies the policies of AddStrictCors, which CorsOptions does not have. Read "
                    + "IOptions<StrictCorsOptions>.Value.Policies, or call ICorsPolicyProvider.GetPolicyAsync, which has them.",
                _ => null,
            };
            if (comment is not null)
            {
                return comment;
            }
        }

        return null;
    }

    public static T Add<T>(T statement, string comment, SyntaxTrivia endOfLine)
        where T : SyntaxNode
    {
        var leading = statement.GetLeadingTrivia();
        var indentation = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1] : default;
        return statement.WithLeadingTrivia(leading.Add(SyntaxFactory.Comment(comment)).Add(endOfLine)
            .AddRange(indentation.RawKind == 0 ? [] : [indentation]));
    }

    /// <summary>Whether the type is given to the container, and not taken from it.</summary>
    private bool IsRegistered(IdentifierNameSyntax name) => IsBuiltIn(name)
        && name.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax
        && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
        && Array.Exists(Registrations, start => method.Name.StartsWith(start, StringComparison.Ordinal));

    private bool IsBuiltIn(IdentifierNameSyntax name) => BuiltInName.IsBuiltIn(model.GetSymbolInfo(name, cancellationToken).Symbol);
}
