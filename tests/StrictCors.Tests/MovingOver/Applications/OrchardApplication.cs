using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Policies that an administrator edits, which a service turns into options.</summary>
internal sealed class OrchardApplication : MovedApplication
{
    private static readonly PolicySettings[] Policies =
    [
        new("web", [App], ["GET", "PUT"], ["X-A", "Content-Type"], AllowCredentials: true, IsDefault: true),
        new("open", ["*"], ["*"], ["*"], AllowCredentials: false, IsDefault: false),
    ];

    public override string Name => "Orchard Core";

    public override string[] Forms => ["the options", "the name of the default policy", "`DisallowCredentials`"];

    public override void AddBefore(WebApplicationBuilder builder)
    {
        builder.Services.AddCors();
        builder.Services.AddSingleton<IConfigureOptions<CorsOptions>, ConfigureBuiltIn>();
    }

    public override void UseBefore(WebApplication app) => app.UseCors();

    public override void AddAfter(WebApplicationBuilder builder)
    {
        builder.Services.AddStrictCors();
        builder.Services.AddSingleton<IConfigureOptions<StrictCorsOptions>, ConfigureStrict>();
    }

    public override void UseAfter(WebApplication app) => app.UseStrictCors();

    private sealed record PolicySettings(
        string Name, string[] Origins, string[] Methods, string[] Headers, bool AllowCredentials, bool IsDefault);

    private sealed class ConfigureBuiltIn : IConfigureOptions<CorsOptions>
    {
        public void Configure(CorsOptions options)
        {
            foreach (var settings in Policies)
            {
                options.AddPolicy(settings.Name, policy =>
                {
                    _ = settings.Origins is ["*"] ? policy.AllowAnyOrigin() : policy.WithOrigins(settings.Origins);
                    _ = settings.Methods is ["*"] ? policy.AllowAnyMethod() : policy.WithMethods(settings.Methods);
                    _ = settings.Headers is ["*"] ? policy.AllowAnyHeader() : policy.WithHeaders(settings.Headers);
                    _ = settings.AllowCredentials ? policy.AllowCredentials() : policy.DisallowCredentials();
                });
                if (settings.IsDefault)
                {
                    options.DefaultPolicyName = settings.Name;
                }
            }
        }
    }

    private sealed class ConfigureStrict : IConfigureOptions<StrictCorsOptions>
    {
        public void Configure(StrictCorsOptions options)
        {
            foreach (var settings in Policies)
            {
                options.AddPolicy(settings.Name, policy =>
                {
                    _ = settings.Origins is ["*"] ? policy.AllowAnyOrigin() : policy.WithOrigins(settings.Origins);
                    _ = settings.Methods is ["*"] ? policy.AllowAnyMethod() : policy.WithMethods(settings.Methods);
                    _ = settings.Headers is ["*"] ? policy.AllowAnyHeader() : policy.WithHeaders(settings.Headers);
                    if (settings.AllowCredentials)
                    {
                        policy.AllowCredentials();
                    }
                });
                if (settings.IsDefault)
                {
                    options.DefaultPolicy = settings.Name;
                }
            }
        }
    }
}
