using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>An own provider, because the administrator changes the hosts while the server runs.</summary>
internal sealed class JellyfinApplication : MovedApplication
{
    private static readonly string[] Hosts = [App, "http://192.168.1.20:8096"];

    public override string Name => "Jellyfin";

    public override string[] Forms => ["a provider"];

    public override string[] Allowed => Hosts;

    public override void AddBefore(WebApplicationBuilder builder)
    {
        builder.Services.AddCors();
        builder.Services.AddTransient<ICorsPolicyProvider, HostsProvider>();
    }

    public override void UseBefore(WebApplication app) => app.UseCors();

    public override void AddAfter(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<HostsSource>();
        builder.Services.AddStrictCors().AddDefaultPolicy(policy =>
            policy.WithOriginSource<HostsSource>().AllowAnyMethod().AllowAnyHeader().AllowCredentials());
    }

    public override void UseAfter(WebApplication app) => app.UseStrictCors();

    private sealed class HostsProvider : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
        {
            var builder = new CorsPolicyBuilder().AllowAnyMethod().AllowAnyHeader();
            if (Hosts is ["*"])
            {
                builder.AllowAnyOrigin();
            }
            else if (Hosts.Length > 0)
            {
                builder.WithOrigins(Hosts).AllowCredentials();
            }

            return Task.FromResult<CorsPolicy?>(builder.Build());
        }
    }

    private sealed class HostsSource : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            new(Hosts.Contains(query.Origin.ToString()));
    }
}
