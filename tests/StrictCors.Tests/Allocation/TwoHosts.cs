using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Allocation;

/// <summary>A program on real Kestrel as people run it, with the log of <c>WebApplication.CreateBuilder</c>, and the same program without
/// StrictCors.</summary>
public class TwoHosts : IAsyncLifetime
{
    private const int Requests = 250;

    private KestrelHost _with = null!;
    private KestrelHost _without = null!;

    /// <summary>Gets the least level that is logged.</summary>
    protected virtual string Level => "Warning";

    public async Task InitializeAsync()
    {
        var settings = SettingsJson.Parse($$"""
            {
              "Logging": { "LogLevel": { "Default": "Warning", "StrictCors": "{{Level}}" } },
              "StrictCors": { "DefaultPolicy": "web", "Policies": {
                "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "AllowCredentials": true,
                         "AllowedHeaders": [ "Content-Type", "X-Request-Id" ], "ExposedHeaders": [ "ETag" ], "PreflightMaxAge": "00:10:00" },
                "api": { "AllowedOrigins": [ "https://app.example.com", "https://*.example.org" ], "AllowedMethods": [ "GET", "PUT" ],
                         "AllowedHeaders": [ "Content-Type", "X-Request-Id" ] } } }
            }
            """);
        _with = await KestrelHost.StartAsync(
            builder =>
            {
                AddLogging(builder.Logging);
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors();
                Map(app, "/plain");
                Map(app, "/chosen").ForEach(endpoint => endpoint.RequireStrictCors("api"));
                Map(app, "/chosen/{id:int}").ForEach(endpoint => endpoint.RequireStrictCors("api"));
            },
            settings);
        _without = await KestrelHost.StartAsync(
            builder => AddLogging(builder.Logging),
            app =>
            {
                Map(app, "/plain");
                Map(app, "/chosen");
            },
            settings);
    }

    public async Task DisposeAsync()
    {
        await _with.DisposeAsync();
        await _without.DisposeAsync();
    }

    /// <summary>Bytes a request that StrictCors adds.</summary>
    /// <param name="kind">One of <see cref="RequestKinds"/>.</param>
    /// <param name="path">The path of the endpoint.</param>
    /// <param name="expected">What should come out: then nothing is measured again.</param>
    public double Added(string kind, string path, int expected) =>
        KeepAlive.Added(_with.Port, _without.Port, RequestKinds.Bytes(kind, path), expected, Requests);

    /// <summary>Bytes a preflight with StrictCors, for paths of one route in turn.</summary>
    /// <param name="paths">How many paths.</param>
    /// <param name="enough">As few as this need no further round.</param>
    public double OfPaths(int paths, double? enough) => KeepAlive.Measure(
        _with.Port, [.. Enumerable.Range(1000, paths).Select(id => RequestKinds.Bytes("preflight, allowed", $"/chosen/{id}"))], enough, Requests);

    /// <summary>The providers of <c>WebApplication.CreateBuilder</c>.</summary>
    protected virtual void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole().AddDebug().AddEventSourceLogger();
    }

    private static List<IEndpointConventionBuilder> Map(WebApplication app, string path) =>
        [app.MapMethods(path, ["GET"], (RequestDelegate)Answer), app.MapMethods(path, ["PUT"], (RequestDelegate)Answer)];

    private static Task Answer(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
