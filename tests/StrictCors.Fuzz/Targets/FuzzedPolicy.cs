namespace StrictCors.Fuzz.Targets;

/// <summary>A policy of <see cref="FuzzedApplication"/>, as the checks read it.</summary>
internal sealed record FuzzedPolicy(string Name, string[] Origins, string[] Methods, string[] Headers, bool AllowCredentials = false,
    StrictCorsEnforcement Enforcement = StrictCorsEnforcement.Browser)
{
    public bool IsAny => Origins is ["*"];

    public void Write(StrictCorsPolicyBuilder policy)
    {
        policy.WithOrigins(Origins).WithMethods(Methods).WithHeaders(Headers).WithExposedHeaders("ETag")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10)).WithEnforcement(Enforcement);
        if (AllowCredentials)
        {
            policy.AllowCredentials();
        }
    }
}
