using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.OriginSources;

namespace StrictCors.Tests.Conformance;

/// <summary>The same two policies on every kind of endpoint, and origin sources in a list.</summary>
public sealed class SeveralPoliciesApplication : KestrelFixture
{
    internal Recorder Sources { get; } = new(query => query.Origin.Host switch
    {
        "first.example" => query.PolicyName == "first",
        "second.example" => query.PolicyName == "second",
        "failing.example" => throw new InvalidOperationException("database down"),
        _ => false,
    });

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": [ "partner", "public" ], "Policies": {
            "partner": { "AllowedOrigins": [ "https://partner.example" ], "AllowedMethods": [ "GET", "PUT" ], "AllowCredentials": true },
            "public":  { "AllowedOrigins": [ "*" ], "ExposedHeaders": [ "ETag" ] },
            "first":   { "AllowedOrigins": [ "https://listed.example" ] },
            "second":  { "AllowedOrigins": [ "https://other.example" ] },
            "guarded": { "AllowedOrigins": [ "https://partner.example" ], "AllowedMethods": [ "POST" ], "Enforcement": "Server" },
            "guarded-team": { "AllowedOrigins": [ "https://team.example" ], "AllowedMethods": [ "DELETE" ], "Enforcement": "Server" } } } }
        """;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Sources);
        builder.Services.AddScoped<RecordedSource>();
        builder.Services.AddStrictCors().AddOriginSource<RecordedSource>("first").AddOriginSource<RecordedSource>("second");
        builder.Services.AddSignalR();
        ChosenControllers.Add(builder.Services, typeof(SeveralPoliciesController));
    }

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        app.UseWebSockets();
        app.Map("/default", Handlers.Named("default"));
        app.Map("/convention", Handlers.Named("convention")).RequireStrictCors("partner", "public");
        app.Map("/framework", Handlers.Named("framework")).RequireCors("partner;public");
        app.MapGroup("/group").RequireStrictCors("partner", "public").Map("/x", Handlers.Named("group"));
        app.Map("/attribute", [StrictCors("partner", "public")] () => "attribute");
        app.MapControllers();
        app.MapHub<SeveralPoliciesHub>("/hub");
        app.Map("/sources", Handlers.Named("sources")).RequireStrictCors("first", "second", "public");
        app.Map("/guarded", Handlers.Named("guarded")).RequireStrictCors("guarded", "guarded-team");
        app.Map("/disabled", Handlers.Named("disabled")).DisableStrictCors();
        app.Map("/socket", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
        }).RequireStrictCors("partner", "public");
    }
}
