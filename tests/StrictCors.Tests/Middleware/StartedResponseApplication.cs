using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StrictCors.Tests.Conformance;

namespace StrictCors.Tests.Middleware;

/// <summary>Something in front of the middleware has sent the headers already.</summary>
public sealed class StartedResponseApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ] },
            "server": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" },
            "observe": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Observe" } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            await context.Response.StartAsync();
            await next(context);
        });
        app.UseStrictCors();
        app.MapGet("/web", WriteBody);
        app.MapGet("/server", WriteBody).RequireStrictCors("server");
        app.MapGet("/observe", WriteBody).RequireStrictCors("observe");

        static Task WriteBody(HttpContext context) => context.Response.WriteAsync("ran");
    }
}
