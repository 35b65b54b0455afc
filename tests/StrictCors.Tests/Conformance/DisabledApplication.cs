using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StrictCors.Tests.Conformance;

/// <summary>Endpoints where CORS is disabled, or bypassed for CORS code of their own.</summary>
public class DisabledApplication : KestrelFixture
{
    /// <summary>What an endpoint answers that has CORS code of its own.</summary>
    public const string OwnCors = "https://own-code.example";

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ] } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseExceptionHandler("/failed");
        app.UseRouting();
        app.UseStrictCors();
        app.UseWebSockets();

        app.MapPost("/disabled", SetOwnHeaders).DisableStrictCors();
        app.Map("/disabled-socket", Socket).DisableStrictCors();

        app.MapPost("/bypassed", SetOwnHeaders).BypassStrictCors();
        app.MapGet("/bypassed-without-options", SetOwnHeaders).BypassStrictCors();
        app.MapMethods("/bypassed", ["OPTIONS"], Preflight).BypassStrictCors();
        app.MapPut("/bypassed", Handlers.Named("not bypassed"));
        app.MapPost("/bypassed/{id:int}", SetOwnHeaders).BypassStrictCors();
        app.MapMethods("/bypassed/{id:int}", ["OPTIONS"], context => Handlers.Run(context, $"own preflight of {context.Request.RouteValues["id"]}"));
        app.MapPost("/bypassed/literal/{name}", SetOwnHeaders).BypassStrictCors();
        app.MapMethods("/bypassed/literal/one", ["OPTIONS"], context =>
            Handlers.Run(context, $"own preflight with {context.Request.RouteValues.Count} values"));
        app.MapPost("/bypassed-short", SetOwnHeaders).BypassStrictCors();
        app.MapMethods("/bypassed-short", ["OPTIONS"], Handlers.Named("short")).ShortCircuit().BypassStrictCors();
        app.Map("/bypassed-any", SetOwnHeaders).BypassStrictCors();
        app.Map("/bypassed-mixed", SetOwnHeaders).BypassStrictCors();
        app.MapPut("/bypassed-mixed", Handlers.Named("not bypassed")).RequireStrictCors();
        app.MapGet("/bypassed-missing", context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = OwnCors;
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }).BypassStrictCors();
        app.MapGet("/bypassed-failing", Task (HttpContext _) => throw new InvalidOperationException()).BypassStrictCors();
        app.Map("/bypassed-socket", Socket).BypassStrictCors();

        app.Map("/error/{status}", context =>
        {
            context.Response.Headers["X-Error-Page"] = "yes";
            return Task.CompletedTask;
        });
        app.Map("/failed", Handlers.Named("failed", 500));
    }

    private static async Task Socket(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
    }

    private static Task SetOwnHeaders(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = OwnCors;
        return Handlers.Run(context, "own");
    }

    private static Task Preflight(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = OwnCors;
        context.Response.Headers.AccessControlAllowMethods = context.Request.Headers.AccessControlRequestMethod;
        return Handlers.Run(context, "own preflight", 204);
    }
}
