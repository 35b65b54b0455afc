using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Allocation;

/// <summary>What is logged once, because it is the same for every request, costs the next requests nothing. A program may stay as it is for years: a
/// proxy in front of an application with CORS code of its own, files that are served before UseStrictCors.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class FindingAllocationTests : IAsyncLifetime
{
    // Otherwise the tests keep what the server logs of each request.
    private static readonly KeyValuePair<string, string?>[] Quiet = [new("Logging:LogLevel:Default", "Warning")];

    private KestrelHost _with = null!;
    private KestrelHost _without = null!;

    public async Task InitializeAsync()
    {
        _with = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors =>
            {
                cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                cors.AddPolicy("observe", policy => policy.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Observe));
            }),
            app => Use(app, () => app.UseStrictCors()).RequireStrictCors("observe"),
            Quiet);
        _without = await KestrelHost.StartAsync(null, app => Use(app, () => { }), Quiet);
    }

    public async Task DisposeAsync()
    {
        await _with.DisposeAsync();
        await _without.DisposeAsync();
    }

    [Theory]
    [InlineData("/foreign", "ForeignHeadersRemoved")]
    [InlineData("/before", "AnsweredBeforeStrictCors")]
    [InlineData("/observed", "Disagreement")]
    public void What_has_been_logged_costs_the_next_requests_nothing(string path, string finding)
    {
        var request = Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example.com\r\n\r\n");

        var mark = path == "/observed" ? 32 : 0;
        var added = KeepAlive.Added(_with.Port, _without.Port, request, mark);

        _with.Logs.GetSnapshot().Where(entry => entry.Id.Name == finding).Should().ContainSingle();
        (added - mark).Should().BeLessThan(1);
    }

    /// <summary>The endpoint is the one whose policy only observes.</summary>
    private static IEndpointConventionBuilder Use(WebApplication app, Action use)
    {
        app.Use((context, next) => context.Request.Path == "/before" ? Answer(context, StatusCodes.Status429TooManyRequests) : next(context));
        app.UseRouting();
        use();
        app.MapGet("/foreign", (RequestDelegate)(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://app.example.com";
            context.Response.Headers.AccessControlAllowCredentials = "true";
            return Answer(context, StatusCodes.Status204NoContent);
        }));
        return app.MapGet("/observed", (RequestDelegate)(context => Answer(context, StatusCodes.Status204NoContent)));
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
