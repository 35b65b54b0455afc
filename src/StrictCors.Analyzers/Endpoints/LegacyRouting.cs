using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Endpoints;

/// <summary>Whether MVC routes by itself: <c>options.EnableEndpointRouting = false</c>.</summary>
internal static class LegacyRouting
{
    private const string Property = "EnableEndpointRouting";

    /// <summary>Whether every place that sets the property turns endpoint routing off, and there is one.</summary>
    public static bool IsChosen(Compilation compilation, CancellationToken cancellationToken)
    {
        var values = Mentions.TreesWith(compilation, Property, cancellationToken)
            .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(assignment => assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Property })
            .ToList();
        return values.Count > 0 && values.TrueForAll(assignment => assignment.Right.IsKind(SyntaxKind.FalseLiteralExpression)
            && !assignment.Ancestors().Any(node => node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax));
    }
}
