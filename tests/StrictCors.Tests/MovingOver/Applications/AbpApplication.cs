using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>The template of the ABP framework: one string with commas, wildcards, and slashes that the code removes.</summary>
internal sealed class AbpApplication : MovedApplication
{
    public override string Name => "ABP template";

    public override string[] Forms => ["one string with commas", "wildcards"];

    public override string[] Allowed => [App, "https://a.b.example.com", "http://localhost:4200"];

    public override string SettingsBefore => """{ "App": { "CorsOrigins": "https://*.example.com,http://localhost:4200/" } }""";

    public override string SettingsAfter => """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": {
            "AllowedOrigins": [ "https://*.example.com", "http://localhost:4200" ],
            "AllowedMethods": [ "*" ],
            "AllowedHeaders": [ "*", "Authorization" ],
            "ExposedHeaders": [ "_AbpErrorFormat", "X-Total" ],
            "AllowCredentials": true } } } }
        """;

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors(options => options.AddDefaultPolicy(policy =>
        policy.WithOrigins([.. builder.Configuration["App:CorsOrigins"]!.Split(',').Select(origin => origin.TrimEnd('/'))])
            .WithExposedHeaders("_AbpErrorFormat", "X-Total").SetIsOriginAllowedToAllowWildcardSubdomains()
            .AllowAnyHeader().AllowAnyMethod().AllowCredentials()));

    public override void UseBefore(WebApplication app) => app.UseCors();

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors();

    public override void UseAfter(WebApplication app) => app.UseStrictCors();
}
