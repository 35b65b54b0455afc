using Asp.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>Versions by query, which a preflight has as well, and by a segment of the path.</summary>
public sealed class QueryVersionApplication : KestrelFixture
{
    protected override string Settings => UntoldEndpointPolicies.Settings;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddApiVersioning(versioning => versioning.ApiVersionReader =
            ApiVersionReader.Combine(new QueryStringApiVersionReader(), new UrlSegmentApiVersionReader()));
    }

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        var versions = app.NewApiVersionSet().HasApiVersion(new(1, 0)).HasApiVersion(new(2, 0)).Build();
        foreach (var path in new[] { "/by-query", "/v{version:apiVersion}/by-segment" })
        {
            app.MapPut(path, Handlers.Named("v1")).WithApiVersionSet(versions).MapToApiVersion(1.0).RequireStrictCors("a");
            app.MapPut(path, Handlers.Named("v2")).WithApiVersionSet(versions).MapToApiVersion(2.0).RequireStrictCors("b");
        }
    }
}
