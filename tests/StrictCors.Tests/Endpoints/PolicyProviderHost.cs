using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints;

/// <summary>A host with policies of ours, and what ICorsPolicyProvider hands out for a name.</summary>
internal static class PolicyProviderHost
{
    public const string App = "https://app.example.com";

    public static Task<TestServerHost> StartAsync(Action<WebApplicationBuilder>? neighbour = null, bool before = true,
        Action<WebApplication>? use = null, bool useOurs = true) => TestServerHost.StartAsync(
        builder =>
        {
            if (before)
            {
                neighbour?.Invoke(builder);
            }

            builder.Services.AddStrictCors(cors =>
            {
                cors.AddDefaultPolicy(policy => policy.WithOrigins("https://default.example.com"));
                cors.AddPolicy("web", policy => policy.WithOrigins(App));
                cors.AddPolicy("Default", policy => policy.WithOrigins(App));
                cors.AddPolicy("Disable", policy => policy.WithOrigins(App));
                cors.AddPolicy("observed", policy => policy.WithOrigins(App).WithEnforcement(StrictCorsEnforcement.Observe));
                cors.AddPolicy("full", policy => policy.WithOrigins(App, "https://*.example.org", "http://localhost:*").WithMethods("GET", "PUT")
                    .WithHeaders("Content-Type").WithExposedHeaders("ETag", "X-A").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10)));
                cors.AddPolicy("any", policy => policy.AllowAnyOrigin().WithHeaders("*").AllowAnyMethod());
                cors.AddPolicy("any-header", policy => policy.WithOrigins(App).WithHeaders("*", "Authorization"));
                cors.AddPolicy("many", policy => policy.WithOrigins([.. Enumerable.Range(0, 1001).Select(i => $"https://t{i}.example")]));
                cors.AddPolicy("labels", policy => policy.WithOrigins("https://app-*.example.com", "https://*.example.com:8443"));
                cors.AddPolicy("null", policy => policy.WithOrigins("null").DangerouslyAllowNullOrigin());
            });
            if (!before)
            {
                neighbour?.Invoke(builder);
            }
        },
        app =>
        {
            if (useOurs)
            {
                app.UseStrictCors();
            }
            else
            {
                // Startup insists on the middleware; here it has a branch of its own.
                app.Map("/branch", branch => branch.UseStrictCors());
            }

            use?.Invoke(app);
        });

    public static void AddCors(IServiceCollection services) => services.AddCors(cors =>
    {
        cors.AddDefaultPolicy(policy => policy.WithOrigins("https://theirs-default.example.com"));
        cors.AddPolicy("theirs", policy => policy.WithOrigins("https://theirs.example.com"));
        cors.AddPolicy("observed", policy => policy.WithOrigins("https://theirs-observed.example.com"));
    });

    public static Task<CorsPolicy?> AskAsync(TestServerHost host, string? name) =>
        host.Services.GetRequiredService<ICorsPolicyProvider>().GetPolicyAsync(new DefaultHttpContext(), name);

    public sealed class Tenants : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("not asked");
    }
}
