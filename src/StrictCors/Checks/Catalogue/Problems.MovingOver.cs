namespace StrictCors.Checks;

/// <content>What the built-in middleware has, and StrictCors cannot read.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC2003 = new(
        "SC2003",
        "An endpoint has CORS metadata of an unknown kind",
        "A policy: `RequireStrictCors(\"…\")`, or `RequireStrictCors(policy => …)`.");

    public static readonly ProblemKind SC2040 = new(
        "SC2040",
        "An inline policy that decides about origins by code: `RequireCors(policy => policy.SetIsOriginAllowed(…))`",
        "`RequireStrictCors(policy => policy.WithOrigins(\"…\"))`, or an origin source: `policy.WithOriginSource<T>()`.");

    public static readonly ProblemKind SC2041 = new(
        "SC2041",
        "A wildcard in an inline policy of `RequireCors`, which the built-in middleware takes literally",
        "`RequireStrictCors(policy => …)` if the wildcard is meant, or no such origin.");

    public static readonly ProblemKind SC2042 = new(
        "SC2042", "A policy that only `AddCors` has", "The same policy in `AddStrictCors`.");

    public static readonly ProblemKind SC3030 = new(
        "SC3030",
        "An `ICorsPolicyProvider` of the application, which `UseStrictCors` does not query",
        "An origin source: `policy.WithOriginSource<T>()`.",
        IsWarning: true);

    /// <param name="path">The endpoint.</param>
    /// <param name="type">The type of the metadata.</param>
    public static StrictCorsConfigurationProblem UnknownMetadata(string path, string type) => SC2003.At(
        path,
        null,
        $"The endpoint has CORS metadata of the type '{type}', which holds neither the name of a policy nor a policy.",
        Suggestion.Advise("RequireStrictCors(\"…\") with the name of a policy, or RequireStrictCors(policy => …), after the metadata"));

    /// <param name="path">The endpoint.</param>
    public static StrictCorsConfigurationProblem OriginsByCode(string path) => SC2040.At(
        path,
        null,
        "The inline policy decides about origins by code (SetIsOriginAllowed), which StrictCors cannot check.",
        Suggestion.Advise("RequireStrictCors(policy => policy.WithOrigins(\"…\")), in which https://*.example.com and http://localhost:* are "
            + "possible, or policy.WithOriginSource<T>() for origins that only a service knows"));

    /// <param name="path">The endpoint.</param>
    /// <param name="origin">The origin as written.</param>
    /// <param name="hasSubdomains">Whether the wildcard is at the start of the host.</param>
    public static StrictCorsConfigurationProblem WildcardIsLiteral(string path, string origin, bool hasSubdomains) => SC2041.At(
        path,
        origin,
        hasSubdomains
            ? "The built-in middleware has wildcards only with SetIsOriginAllowedToAllowWildcardSubdomains(), so that it matches no origin with this "
                + "entry."
            : "The built-in middleware has wildcards only at the start of the host ('://*.'), so that it matches no origin with this entry.",
        Suggestion.Advise("RequireStrictCors instead of RequireCors if the wildcard is meant; otherwise remove the origin"));

    /// <param name="path">The call or endpoint that names the policy.</param>
    /// <param name="name">The name; null for the default policy.</param>
    /// <param name="code">The code that adds the policy.</param>
    public static StrictCorsConfigurationProblem OnlyInAddCors(string path, string? name, string code) => SC2042.At(
        path,
        name,
        name is null
            ? "StrictCors has no default policy. AddCors has one, which UseStrictCors does not use."
            : "No policy of StrictCors has this name. AddCors has one, which UseStrictCors does not use.",
        Suggestion.Advise(code));

    /// <param name="type">The type of the provider.</param>
    public static StrictCorsConfigurationProblem ProviderIgnored(string type) => SC3030.At(
        "services",
        null,
        $"UseStrictCors does not query the ICorsPolicyProvider '{type}': it applies the policies of StrictCors only. For origins that a service "
            + "knows, write policy.WithOriginSource<T>(). If a package calls UseCors for this provider, leave the package's paths to it: "
            + "app.UseWhen(context => !context.Request.Path.StartsWithSegments(\"/connect\"), branch => branch.UseStrictCors(\"…\"));",
        null);
}
