using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Names;

/// <summary>The section of the settings that <c>AddStrictCors</c> reads.</summary>
internal static class SectionPath
{
    private const string Default = "StrictCors";

    /// <summary>The path; null if code chooses it in a way that the compiler does not follow.</summary>
    public static string? Find(Compilation compilation, CancellationToken cancellationToken)
    {
        string? path = null;
        foreach (var tree in Mentions.TreesWith(compilation, "AddStrictCors(", cancellationToken))
        {
#pragma warning disable RS1030 // The call can be in another file. It is looked for only where the settings are checked.
            var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (var call in tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsAdd))
            {
                var chosen = Of(call, model, cancellationToken);
                if (chosen is null || (path is not null && path != chosen))
                {
                    return null;
                }

                path = chosen;
            }
        }

        return path ?? Default;
    }

    private static string? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments switch
    {
        [{ Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } section }]
            when inner.Name.Identifier.ValueText is "GetSection" or "GetRequiredSection" && inner.Expression is not InvocationExpressionSyntax
                && section.ArgumentList.Arguments is [var key] =>
            model.GetConstantValue(key.Expression, cancellationToken).Value as string,
        [{ Expression: LambdaExpressionSyntax }] or [] => Default,
        _ => null,
    };

    private static bool IsAdd(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddStrictCors" };
}
