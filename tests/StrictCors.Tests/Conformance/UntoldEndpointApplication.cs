using Asp.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>Endpoints of one path and method, between which the content type or another header of the request chooses.</summary>
public sealed class UntoldEndpointApplication : KestrelFixture
{
    protected override string Settings => UntoldEndpointPolicies.Settings;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddRouting(routing => routing.ConstraintMap["beta"] = typeof(BetaConstraint));
        builder.Services.AddApiVersioning(versioning => versioning.ApiVersionReader = new HeaderApiVersionReader("X-Api-Version"));
    }

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        Pair(app, "/same", "a", "a");
        Pair(app, "/different", "a", "b");
        Pair(app, "/disabled", "a", null);
        Pair(app, "/server", "a", "s");
        Pair(app, "/observe", "a", "o");
        app.MapPost("/chosen-and-not", Handlers.Named("json")).WithMetadata(Accepts("application/json")).RequireStrictCors("a");
        app.MapPost("/chosen-and-not", Handlers.Named("xml")).WithMetadata(Accepts("text/xml"));
        app.MapPost("/not-chosen", Handlers.Named("json")).WithMetadata(Accepts("application/json"));
        app.MapPost("/not-chosen", Handlers.Named("xml")).WithMetadata(Accepts("text/xml"));

        // What a minimal API with a body is, and a fallback.
        app.MapPost("/body", (Body body) => body.Text).RequireStrictCors("a");
        app.MapFallback("/body/{**rest}", Handlers.Named("fallback"));
        app.MapFallback("/{**rest:regex(^body$)}", Handlers.Named("fallback"));

        var versions = app.NewApiVersionSet().HasApiVersion(new(1, 0)).HasApiVersion(new(2, 0)).Build();
        app.MapPut("/versions/same", Handlers.Named("v1")).WithApiVersionSet(versions).MapToApiVersion(1.0).RequireStrictCors("a");
        app.MapPut("/versions/same", Handlers.Named("v2")).WithApiVersionSet(versions).MapToApiVersion(2.0).RequireStrictCors("a");
        app.MapPut("/versions/different", Handlers.Named("v1")).WithApiVersionSet(versions).MapToApiVersion(1.0).RequireStrictCors("a");
        app.MapPut("/versions/different", Handlers.Named("v2")).WithApiVersionSet(versions).MapToApiVersion(2.0).RequireStrictCors("b");
        app.MapPost("/unrelated", Handlers.Named("unrelated")).RequireStrictCors("a");
        app.MapPost("/constraint/{name:beta}", Handlers.Named("beta")).RequireStrictCors("a");
        app.MapPost("/constraint/{name}", Handlers.Named("stable")).DisableStrictCors();
        app.MapPut("/constraint/{name}", Handlers.Named("put")).RequireStrictCors("a");
        app.MapPost("/only", Handlers.Named("only")).RequireStrictCors("a");
    }

    private static void Pair(WebApplication app, string path, string first, string? second)
    {
        app.MapPost(path, Handlers.Named("json")).WithMetadata(Accepts("application/json")).RequireStrictCors(first);
        var xml = app.MapPost(path, Handlers.Named("xml")).WithMetadata(Accepts("text/xml"));
        _ = second is null ? xml.DisableStrictCors() : xml.RequireStrictCors(second);
    }

    private static AcceptsMetadata Accepts(string type) => new([type]);

    /// <summary>A route that a header of the request chooses.</summary>
    private sealed class BetaConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            httpContext?.Request.Headers["X-Beta"].ToString() is "1";
    }

    private sealed record Body(string Text);
}
