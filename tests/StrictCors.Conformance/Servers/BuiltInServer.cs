using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Conformance.Servers;

/// <summary>ASP.NET Core's own middleware, as its pages advise: named policies, <c>RequireCors</c> on endpoints, <c>UseCors</c> between routing
/// and authorization, and <c>WebSocketOptions.AllowedOrigins</c> for handshakes.</summary>
internal static class BuiltInServer
{
    public static Task<InProcessServer> StartAsync() => StartAsync(LoopbackProgram.FreePort());

    /// <summary>The list of <c>AllowedOrigins</c> has the server's own origin too, which the middleware does not know.</summary>
    private static Task<InProcessServer> StartAsync(int port) => InProcessServer.StartAsync(
        builder =>
        {
            builder.Services.AddCors(AddPolicies);
            builder.Services.AddExceptionHandler(options => options.ExceptionHandler = static _ => Task.CompletedTask);
            TokenAuthentication.Add(builder.Services);
        },
        app =>
        {
            app.UseExceptionHandler();
            app.UseRouting();
            app.UseCors();
            app.UseAuthentication();
            app.UseAuthorization();
            var sockets = new WebSocketOptions();
            foreach (var origin in ContractPolicies.Origins.Append($"http://127.0.0.1:{port}"))
            {
                sockets.AllowedOrigins.Add(origin);
            }

            app.UseWebSockets(sockets);
            Answers.Map(app, (area, name, endpoint) =>
            {
                Configure(area, endpoint);
                TokenAuthentication.Guard(name, endpoint);
            });
            Sockets.Map(app, Configure);
        },
        new { name = "ASP.NET Core's own", version = $".NET {Environment.Version}" },
        port);

    private static void AddPolicies(CorsOptions cors)
    {
        cors.AddDefaultPolicy(policy => Limit(policy.WithOrigins(ContractPolicies.Origins)));
        cors.AddPolicy("list", policy => Limit(policy.WithOrigins(ContractPolicies.Origins)));
        cors.AddPolicy("credentials", policy => Limit(policy.WithOrigins(ContractPolicies.Origins)).AllowCredentials());
        cors.AddPolicy("any", policy => Limit(policy.AllowAnyOrigin()));
        cors.AddPolicy("open", policy => policy.WithOrigins(ContractPolicies.Origins).AllowAnyHeader().AllowAnyMethod().AllowCredentials());
        cors.AddPolicy("subdomains", policy => Limit(
            policy.WithOrigins(ContractPolicies.Subdomains).SetIsOriginAllowedToAllowWildcardSubdomains()).AllowCredentials());
    }

    private static CorsPolicyBuilder Limit(CorsPolicyBuilder policy) => policy
        .WithMethods(ContractPolicies.Methods).WithHeaders(ContractPolicies.Headers).WithExposedHeaders(ContractPolicies.Exposed)
        .SetPreflightMaxAge(TimeSpan.FromSeconds(ContractPolicies.MaxAge));

    private static void Configure(string area, IEndpointConventionBuilder endpoint)
    {
        if (area == "disabled")
        {
            endpoint.WithMetadata(new Microsoft.AspNetCore.Cors.DisableCorsAttribute());
        }
        else
        {
            endpoint.RequireCors(area);
        }
    }
}
