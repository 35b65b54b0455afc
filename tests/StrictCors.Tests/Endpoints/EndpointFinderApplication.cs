using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StrictCors.Tests.Conformance;

namespace StrictCors.Tests.Endpoints;

/// <summary>An observing policy, so that what the middleware leaves behind can be seen by what runs next.</summary>
public sealed class EndpointFinderApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "observe", "Policies": {
            "observe": { "AllowedOrigins": [ "https://d.example" ], "AllowedMethods": [ "*" ], "Enforcement": "Observe" },
            "d": { "AllowedOrigins": [ "https://d.example" ], "AllowedMethods": [ "*" ] },
            "a": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "*" ] },
            "f": { "AllowedOrigins": [ "https://f.example" ], "AllowedMethods": [ "*" ] } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        // Behind routing, which WebApplication puts in front of everything: the path that routing saw is not the one we see.
        app.UsePathBase("/base");
        app.Use(static next => context =>
        {
            context.Request.Path = context.Request.Path.StartsWithSegments("/moved") ? "/to/x" : context.Request.Path;
            return next(context);
        });
        app.Use(static next => context =>
        {
            if (context.Request.Path == "/put/there")
            {
                context.SetEndpoint(new Endpoint(Handlers.Named("put there"), new(new StrictCorsAttribute("a")), "put there"));
            }

            return next(context);
        });
        app.UseStrictCors();
        app.Map("/seen/{first}", Describe);
        app.MapPut("/seen/{second:int}", Describe);
        app.Map("/base/seen/from/{third}", Describe);
        app.MapPut("/seen/from/{fourth}", Describe);
        app.MapPut("/base/{name}", Handlers.Named("based")).RequireStrictCors("a");
        app.MapPut("/put/{name}", Handlers.Named("put")).RequireStrictCors("f");
        app.MapPut("/base/to/{name}", Handlers.Named("based"));
        app.MapPut("/moved/from/{name}", Handlers.Named("moved"));
        app.MapPut("/to/{name}", Handlers.Named("other")).RequireStrictCors("f");
        app.MapPut("/{name}", Handlers.Named("other")).RequireStrictCors("f");
    }

    private static Task Describe(HttpContext context)
    {
        var request = context.Request;
        return context.Response.WriteAsync(
            $"{request.Method} {request.Headers.AccessControlRequestMethod} {string.Join(';', request.RouteValues)} "
            + $"{context.GetEndpoint()?.DisplayName}");
    }
}
