using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Tests.Conformance;

/// <summary>Paths whose methods have different policies. The policy x allows https://x.example alone; d is the default policy. All of
/// them allow every method, so that only the choice of the policy shows.</summary>
public class RoutingApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "d", "Policies": {
            "a": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "*" ], "PreflightMaxAge": "00:10:00" },
            "b": { "AllowedOrigins": [ "https://b.example" ], "AllowedMethods": [ "*" ], "PreflightMaxAge": "00:10:00" },
            "d": { "AllowedOrigins": [ "https://d.example" ], "AllowedMethods": [ "*" ], "PreflightMaxAge": "00:10:00" } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        Map(app);
    }

    protected static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/methods", Handlers.Named("get")).RequireStrictCors("a");
        app.MapPut("/methods", Handlers.Named("put")).RequireStrictCors("b");
        app.MapPost("/methods", Handlers.Named("post"));
        app.MapDelete("/methods", Handlers.Named("delete")).DisableStrictCors();

        app.MapGet("/items/{id:int}", Handlers.Named("get item")).RequireStrictCors("a");
        app.MapPut("/items/{id:int}", Handlers.Named("put item")).RequireStrictCors("b");
        app.MapPut("/items/{name}", Handlers.Named("put by name"));

        app.Map("/any-method", Handlers.Named("any method")).RequireStrictCors("a");
        app.Map("/mixed", Handlers.Named("mixed")).RequireStrictCors("a");
        app.MapPut("/mixed", Handlers.Named("put mixed")).RequireStrictCors("b");
        app.MapPost("/mixed", Handlers.Named("post mixed"));

        // An endpoint without metadata of its own in front of one that has some: the one in front serves the request.
        app.MapPut("/shadow/special", Handlers.Named("special"));
        app.MapPut("/shadow/{anything}", Handlers.Named("anything")).RequireStrictCors("a");
        app.MapPost("/shadow/own", Handlers.Named("own"));
        app.Map("/shadow/own", Handlers.Named("rest")).RequireStrictCors("a");
        app.MapPut("/bypassed/special", Handlers.Named("special"));
        app.MapPut("/bypassed/{anything}", Handlers.Named("anything")).BypassStrictCors();

        app.MapPut("/short/circuit", Handlers.Named("short circuit")).ShortCircuit().BypassStrictCors();
        app.MapPut("/short/{anything}", Handlers.Named("anything")).RequireStrictCors("a");

        app.MapFallback("/spa/{**path}", Handlers.Named("fallback")).RequireStrictCors("a");
        app.MapPut("/spa/api", Handlers.Named("api"));
    }
}
