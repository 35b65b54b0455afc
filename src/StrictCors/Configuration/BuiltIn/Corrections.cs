namespace StrictCors.Configuration.BuiltIn;

/// <summary>What the compiler prints for a member of the built-in middleware that has no counterpart: what to write.</summary>
internal static class Corrections
{
    public const string SetIsOriginAllowed =
        "StrictCors has no SetIsOriginAllowed. Write the origins as patterns: WithOrigins(\"https://app.example.com\", \"https://*.example.com\", "
        + "\"http://localhost:*\"). If only a service knows them, write WithOriginSource<T>(). If every origin is allowed, write AllowAnyOrigin() "
        + "without AllowCredentials().";

    public const string SetIsOriginAllowedToAllowWildcardSubdomains =
        "Wildcards need no switch in StrictCors. Remove this call; WithOrigins(\"https://*.example.com\") is enough.";

    public const string DisallowCredentials = "Credentials are off in StrictCors unless AllowCredentials() is called. Remove this call.";

    public const string Build =
        "StrictCors compiles its policies at startup. Write the calls in AddPolicy(\"web\", policy => policy.WithOrigins(\"…\")), without Build().";

    public const string Builder =
        "A policy of StrictCors is written in a lambda. Write AddPolicy(\"web\", policy => policy.WithOrigins(\"…\")).";

    public const string AddPolicy =
        "StrictCors takes no CorsPolicy. Write AddPolicy(\"web\", policy => policy.WithOrigins(\"…\")), with the methods of CorsPolicyBuilder.";

    public const string AddDefaultPolicy =
        "StrictCors takes no CorsPolicy. Write AddDefaultPolicy(policy => policy.WithOrigins(\"…\")), with the methods of CorsPolicyBuilder.";

    public const string DefaultPolicyName = "The name of the default policy is in DefaultPolicy. Write options.DefaultPolicy = \"web\".";

    public const string GetPolicy = "The policies of StrictCors are in Policies. Write options.Policies[\"web\"].";

    /// <summary>Only reflection can call such a member.</summary>
    public static NotSupportedException Uncallable() => new("This member exists for the compiler only.");
}
