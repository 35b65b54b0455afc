using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>Every way to give an endpoint a policy. The policy x allows the origin https://x.example and no other; d is the default policy.</summary>
public class MetadataApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "d", "Policies": {
            "a": { "AllowedOrigins": [ "https://a.example" ] },
            "b": { "AllowedOrigins": [ "https://b.example" ] },
            "d": { "AllowedOrigins": [ "https://d.example" ] } } } }
        """;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        ChosenControllers.Add(builder.Services, typeof(MetadataController), typeof(FrameworkMetadataController), typeof(DisabledMetadataController),
            typeof(FrameworkDisabledMetadataController));
        builder.Services.AddSignalR();
    }

    protected override void Configure(WebApplication app)
    {
        Use(app);

        app.MapPost("/none", () => "ran");
        app.MapPost("/named", () => "ran").RequireStrictCors("a");
        app.MapPost("/named-in-another-case", () => "ran").RequireStrictCors("A");
        app.MapPost("/default", () => "ran").RequireStrictCors();
        app.MapPost("/disabled", () => "ran").DisableStrictCors();
        app.MapPost("/framework-named", () => "ran").RequireCors("a");

        app.MapPost("/attribute/named", [StrictCors("a")] () => "ran");
        app.MapPost("/attribute/default", [StrictCors] () => "ran");
        app.MapPost("/attribute/disabled", [DisableStrictCors] () => "ran");
        app.MapPost("/attribute/framework-named", [EnableCors("a")] () => "ran");
        app.MapPost("/attribute/framework-default", [EnableCors] () => "ran");
        app.MapPost("/attribute/framework-disabled", [DisableCors] () => "ran");

        app.MapPost("/last/named", () => "ran").DisableStrictCors().RequireStrictCors("a").RequireStrictCors("b");
        app.MapPost("/last/disabled", () => "ran").RequireStrictCors("a").DisableStrictCors();
        app.MapPost("/last/framework", () => "ran").RequireStrictCors("a").RequireCors("b");
        app.MapPost("/last/framework-disabled", () => "ran").RequireStrictCors("a").WithMetadata(new DisableCorsAttribute());
        app.MapPost("/last/ours-over-framework", () => "ran").RequireCors("a").RequireStrictCors("b");
        app.MapPost("/last/ours-over-framework-disabled", () => "ran").WithMetadata(new DisableCorsAttribute()).RequireStrictCors("b");
        app.MapPost("/last/default", () => "ran").RequireStrictCors("a").RequireStrictCors();

        var group = app.MapGroup("/group").RequireStrictCors("a");
        group.MapPost("/inherits", () => "ran");
        group.MapPost("/own", () => "ran").RequireStrictCors("b");
        group.MapPost("/default", () => "ran").RequireStrictCors();
        group.MapPost("/disabled", () => "ran").DisableStrictCors();
        group.MapPost("/framework-own", () => "ran").RequireCors("b");
        group.MapGroup("/inner").RequireStrictCors("b").MapPost("/inherits", () => "ran");

        var disabled = app.MapGroup("/disabled-group").DisableStrictCors();
        disabled.MapPost("/inherits", () => "ran");
        disabled.MapPost("/own", () => "ran").RequireStrictCors("b");

        app.MapControllers();
        app.MapHub<MetadataHub>("/hub");
    }

    protected virtual void Use(WebApplication app) => app.UseStrictCors();
}
