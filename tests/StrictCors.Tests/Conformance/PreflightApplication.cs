using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>One endpoint per policy, behind authorization that lets nobody pass, and a note of the decision in front.</summary>
public sealed class PreflightApplication : KestrelFixture
{
    /// <summary>Outcome and reason, as the application sees them.</summary>
    public const string Decision = "X-Decision";

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "list", "Policies": {
            "list":           { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT", "CUSTOM", "QUERY" ],
                "AllowedHeaders": [ "Content-Type", "X-One" ], "ExposedHeaders": [ "ETag" ], "PreflightMaxAge": "00:10:00" },
            "bare":           { "AllowedOrigins": [ "https://app.example.com" ] },
            "credentials":    { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*" ],
                "AllowCredentials": true, "PreflightMaxAge": "00:00:00", "PreflightStatusCode": 200 },
            "authorization":  { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*",
                "Authorization" ], "AllowCredentials": true },
            "star":           { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*" ],
                "PreflightMaxAge": "1.00:00:00" },
            "star-authorization": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*",
                "Authorization" ] },
            "any":            { "AllowedOrigins": [ "*" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "X-One" ] },
            "server":         { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "PUT" ], "AllowedHeaders": [ "X-One" ],
                "PreflightMaxAge": "00:10:00", "Enforcement": "Server" } } } }
        """;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddAuthentication(TestAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    protected override void Configure(WebApplication app)
    {
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            await next(context);
            if (!context.Response.HasStarted && context.GetCorsDecision() is { } decision)
            {
                context.Response.Headers[Decision] = $"{decision.Kind} {decision.Outcome} {decision.Reason} {decision.PolicyName}";
            }
        });
        app.UseRouting();
        app.UseStrictCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Map("/list", Handlers.Named("list"));
        foreach (var policy in new[] { "bare", "credentials", "authorization", "star", "star-authorization", "any", "server" })
        {
            app.Map($"/{policy}", Handlers.Named(policy)).RequireStrictCors(policy);
        }
    }
}
