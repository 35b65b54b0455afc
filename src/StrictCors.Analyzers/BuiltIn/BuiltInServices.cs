using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.BuiltIn;

/// <summary>Code of the project that uses the services of <c>AddCors</c> itself. It needs <c>AddCors()</c> beside <c>AddStrictCors</c>.</summary>
internal static class BuiltInServices
{
    /// <summary>The service that only <c>AddCors</c> adds. <c>AddStrictCors</c> adds an <c>ICorsPolicyProvider</c>, which has its policies.</summary>
    public const string Service = "ICorsService";

    /// <summary>Whether any file names the service. The answer takes time, so it is computed only where <c>AddCors</c> is called.</summary>
    public static bool AreUsed(Compilation compilation, CancellationToken cancellationToken) =>
        Mentions.TreesWith(compilation, Service, cancellationToken).Any(tree =>
        {
#pragma warning disable RS1030 // The service can be used anywhere. It is looked for only if a file has its name.
            var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            return tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == Service && BuiltInName.IsBuiltIn(model.GetSymbolInfo(name, cancellationToken).Symbol));
        });

    /// <summary>Whether this call of <c>AddCors</c> adds the services only, for code that uses them.</summary>
    /// <param name="name">The name in the call.</param>
    /// <param name="compilation">The code.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static bool IsNeeded(IdentifierNameSyntax name, Compilation compilation, CancellationToken cancellationToken) =>
        name is { Identifier.ValueText: "AddCors",
            Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } } }
        && Mentions.Any(compilation, "AddStrictCors", cancellationToken) && AreUsed(compilation, cancellationToken);
}
