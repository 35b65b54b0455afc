using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>No default policy; and endpoints that appear while the program runs.</summary>
public sealed class NoPolicyApplication : KestrelFixture
{
    private readonly ChangingEndpoints _late = new();

    protected override string Settings => """
        { "StrictCors": { "Policies": {
            "a": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "*" ] } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        app.UseWebSockets();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/in-middleware", StringComparison.Ordinal),
            branch => branch.Run(Accept));
        app.MapPost("/none", context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://own.example";
            return Handlers.Run(context, "none");
        });
        app.MapPost("/a", Handlers.Named("a")).RequireStrictCors("a");
        app.MapMethods("/disabled", ["POST"], Handlers.Named("disabled")).DisableStrictCors();
        app.Map("/socket", Accept);
        app.Map("/bypassed", Accept).BypassStrictCors();
        ((IEndpointRouteBuilder)app).DataSources.Add(_late);
        app.Lifetime.ApplicationStarted.Register(AddLateEndpoints);
    }

    /// <summary>Two more, after requests have been served.</summary>
    public void AddLaterEndpoints() => _late.Add(Late("/later/{anything}", new StrictCorsAttribute("a")), Late("/later/special"));

    private static async Task Accept(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
    }

    private void AddLateEndpoints() => _late.Add(
        Late("/late/typo", new EnableCorsAttribute("typo")),
        Late("/late/default", new StrictCorsAttribute()),
        Late("/late/unknown", new UnknownCorsMetadata()),
        Late("/late/a", new StrictCorsAttribute("a")),
        Late("/late/shadow/{anything}", new StrictCorsAttribute("a")),
        Late("/late/shadow/special"));

    private static RouteEndpoint Late(string path, params object[] metadata) =>
        new(Handlers.Named(path), RoutePatternFactory.Parse(path), 0,
            new([new HttpMethodMetadata(["POST"], acceptCorsPreflight: metadata.Length > 0), .. metadata]), path);
}
