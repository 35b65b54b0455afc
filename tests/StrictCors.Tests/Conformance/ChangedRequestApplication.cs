using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StrictCors.Tests.Conformance;

/// <summary>A middleware behind ours that changes the request's Origin.</summary>
public sealed class ChangedRequestApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com", "https://two.example.com" ], "AllowCredentials": true } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseExceptionHandler("/failed");
        app.UseRouting();
        app.UseStrictCors();
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            if (context.Request.Headers.TryGetValue("X-Change-Origin", out var origin))
            {
                context.Request.Headers.Origin = origin == "" ? default : origin;
            }

            return next(context);
        });
        app.MapGet("/", Handlers.Named("ran"));
        app.MapGet("/fails", Task (HttpContext _) => throw new InvalidOperationException());
        app.MapGet("/failed", Handlers.Named("failed", 500));
    }
}
