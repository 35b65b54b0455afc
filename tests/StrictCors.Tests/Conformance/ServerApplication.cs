using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>Policies that refuse by themselves, in Production, with error pages before and authentication after the middleware.</summary>
public class ServerApplication : KestrelFixture
{
    protected override bool HasHttp2 => true;

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "server", "Policies": {
            "browser": { "AllowedOrigins": [ "https://app.example.com" ] },
            "server":  { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "AllowedHeaders": [ "Content-Type" ],
                "AllowCredentials": true,
                         "Enforcement": "Server", "ExemptPaths": [ "/signin-oidc" ] },
            "own":     { "AllowedOrigins": [], "Enforcement": "Server" },
            "any":     { "AllowedOrigins": [ "*" ], "AllowedMethods": [ "GET" ], "Enforcement": "Server" },
            "every-method": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "Enforcement": "Server" } } } }
        """;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddAuthentication(TestAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
        builder.Services.AddAuthorization();
    }

    protected override void Configure(WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error");
        app.UsePathBase("/base");
        app.UseRouting();
        app.UseStrictCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Map("/", Handlers.Named("root"));
        app.Map("/browser", Handlers.Named("browser", 201)).RequireStrictCors("browser");
        app.Map("/own", Handlers.Named("own")).RequireStrictCors("own");
        app.Map("/any", Handlers.Named("any")).RequireStrictCors("any");
        app.Map("/every-method", Handlers.Named("every method")).RequireStrictCors("every-method");
        app.Map("/signin-oidc", Handlers.Named("sign-in"));
        app.Map("/signin-oidc/more", Handlers.Named("more"));
        app.Map("/private", Handlers.Named("private")).RequireAuthorization();
        app.Map("/error", context => Handlers.Run(context, "error", context.Response.StatusCode));
    }
}
