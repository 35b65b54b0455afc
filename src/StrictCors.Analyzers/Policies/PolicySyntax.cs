using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Policies;

/// <summary>Which calls and lambdas may make a policy, by what is written alone.</summary>
internal static class PolicySyntax
{
    private static readonly HashSet<string> Methods = new(
        typeof(StrictCorsPolicyBuilder).GetMethods().Where(method => method.ReturnType == typeof(StrictCorsPolicyBuilder))
            .Select(method => method.Name)
            .Concat(["SetIsOriginAllowed", "SetIsOriginAllowedToAllowWildcardSubdomains", "DisallowCredentials"]),
        StringComparer.Ordinal);

    private static readonly string[] Takers = ["AddPolicy", "AddDefaultPolicy", "UseStrictCors", "RequireStrictCors", "UseCors", "RequireCors"];

    public static bool MayBeCall(InvocationExpressionSyntax call) => Called.NameOf(call) is { } name && Methods.Contains(name);

    /// <summary>A lambda that is given to a method that takes a policy, or that has a call of the builder.</summary>
    public static bool MayBePolicy(LambdaExpressionSyntax lambda) =>
        (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker }
            && Called.NameOf(taker) is { } name && Takers.Contains(name))
        || lambda.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(MayBeCall);
}
