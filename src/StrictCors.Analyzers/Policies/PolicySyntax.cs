using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>Which calls, lambdas and assignments may write a policy, by what is written alone.</summary>
internal static class PolicySyntax
{
    // A test keeps these in step with the builder. Reflection would cost each build more than all the comparisons.
    public static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        nameof(StrictCorsPolicyBuilder.WithOrigins), nameof(StrictCorsPolicyBuilder.AllowAnyOrigin), nameof(StrictCorsPolicyBuilder.WithMethods),
        nameof(StrictCorsPolicyBuilder.AllowAnyMethod), nameof(StrictCorsPolicyBuilder.WithHeaders), nameof(StrictCorsPolicyBuilder.AllowAnyHeader),
        nameof(StrictCorsPolicyBuilder.WithExposedHeaders), nameof(StrictCorsPolicyBuilder.AllowCredentials),
        nameof(StrictCorsPolicyBuilder.SetPreflightMaxAge), nameof(StrictCorsPolicyBuilder.WithPreflightStatusCode),
        nameof(StrictCorsPolicyBuilder.WithEnforcement), nameof(StrictCorsPolicyBuilder.WithExemptPaths),
        nameof(StrictCorsPolicyBuilder.DangerouslyAllowNullOrigin), nameof(StrictCorsPolicyBuilder.DangerouslyAllowInsecureOrigins),
        nameof(StrictCorsPolicyBuilder.DangerouslyAllowPublicSuffixWildcards), nameof(StrictCorsPolicyBuilder.WithOriginSource),
        "SetIsOriginAllowed", "SetIsOriginAllowedToAllowWildcardSubdomains", "DisallowCredentials",
    };

    private const string Policies = "Policies";

    private static readonly string[] Takers = ["AddPolicy", "AddDefaultPolicy", "UseStrictCors", "RequireStrictCors", "UseCors", "RequireCors"];

    private static readonly HashSet<string> Properties = new(
        [
            .. PolicyReader.Keys, nameof(StrictCorsOriginSourceOptions.AllowedFor), nameof(StrictCorsOriginSourceOptions.DeniedFor),
            nameof(StrictCorsOriginSourceOptions.Timeout), nameof(StrictCorsOriginSourceOptions.MaxConcurrentQueries),
            nameof(StrictCorsOriginSourceOptions.DependsOnHeaders),
        ],
        StringComparer.Ordinal);

    public static bool MayBeCall(InvocationExpressionSyntax call) => Called.NameOf(call) is { } name && Methods.Contains(name);

    /// <summary>A lambda that is given to a method that takes a policy, or that has a call of the builder.</summary>
    public static bool MayBePolicy(LambdaExpressionSyntax lambda) =>
        (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker }
            && Called.NameOf(taker) is { } name && Takers.Contains(name))
        || lambda.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(MayBeCall);

    /// <summary>The list in <c>policy.AllowedOrigins.Add("…")</c>; null for other calls.</summary>
    public static ExpressionSyntax? ListOf(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } add, ArgumentList.Arguments.Count: 1 }
        && NameOf(add.Expression) is { } list && PolicyLists.Keys.Contains(list)
            ? add.Expression : null;

    public static bool MayBeProperty(AssignmentExpressionSyntax assignment) => NameOf(assignment.Left) is { } name && Properties.Contains(name);

    /// <summary>An object of the type, with a property of it, or in the place of a policy.</summary>
    public static bool MayBeOptions(BaseObjectCreationExpressionSyntax creation) =>
        (creation is ObjectCreationExpressionSyntax named && TypeNameOf(named.Type) == nameof(StrictCorsPolicyOptions))
        || (creation is ImplicitObjectCreationExpressionSyntax
            && (creation.Initializer?.Expressions.Any(each => each is AssignmentExpressionSyntax property && MayBeProperty(property)) == true
                || MayBeAdded(creation)));

    private static bool MayBeAdded(BaseObjectCreationExpressionSyntax creation) => creation.Parent switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => NameOf(element.Expression) == Policies,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax add } } =>
            NameOf(add.Expression) == Policies,
        _ => false,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static string? TypeNameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };
}
