using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>Endpoints and middleware that write the headers of the policy themselves.</summary>
public sealed class OwnershipApplication : KestrelFixture
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    /// <summary>All of them, the withdrawn one included, with values that no policy here has.</summary>
    private static readonly Dictionary<string, string> Foreign = new()
    {
        [AllowOrigin] = "https://foreign.example",
        ["Access-Control-Allow-Credentials"] = "true",
        ["Access-Control-Allow-Methods"] = "FOREIGN",
        ["Access-Control-Allow-Headers"] = "x-foreign",
        ["Access-Control-Expose-Headers"] = "X-Foreign",
        ["Access-Control-Max-Age"] = "999",
        ["Access-Control-Allow-Private-Network"] = "true",
    };

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ] },
            "any": { "AllowedOrigins": [ "*" ] },
            "server": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/in-front"), front => front.Use(SetAll));
        app.UseRouting();
        app.UseStrictCors();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/behind"), behind => behind.Use(SetAll));

        app.Map("/clean", Handlers.Named("clean"));
        app.Map("/all", context => SetAll(context, Handlers.Named("all")));
        app.Map("/any", context => SetAll(context, Handlers.Named("any"))).RequireStrictCors("any");
        app.Map("/server", Handlers.Named("server")).RequireStrictCors("server");
        app.Map("/behind", Handlers.Named("behind"));
        app.Map("/in-front", Handlers.Named("in front"));
        app.Map("/in-front/server", Handlers.Named("in front of server")).RequireStrictCors("server");
        app.Map("/starting", context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[AllowOrigin] = "https://foreign.example";
                return Task.CompletedTask;
            });
            return Handlers.Run(context, "starting");
        });
        app.Map("/twice", context =>
        {
            context.Response.Headers[AllowOrigin] = new[] { "https://foreign.example", "*" };
            return Handlers.Run(context, "twice");
        });
        app.Map("/services-disposed", async context =>
        {
            var services = new ServiceCollection().BuildServiceProvider();
            await services.DisposeAsync();
            context.RequestServices = services;
            await SetAll(context, Handlers.Named("services disposed"));
        });
        app.Map("/appended", context =>
        {
            context.Response.Headers.Append(AllowOrigin, "*");
            context.Response.Headers.Append(AllowOrigin, "https://app.example.com");
            return Handlers.Run(context, "appended");
        });
        app.Map("/one/{header}", context =>
        {
            // In the spelling of the request, as an application may have it.
            context.Response.Headers[$"{context.Request.RouteValues["header"]}"] = "foreign";
            return Handlers.Run(context, "one");
        });
        app.Map("/related", context =>
        {
            context.Response.Headers["Access-Control-Something-Else"] = "kept";
            context.Response.Headers[AllowOrigin] = "*";
            return Handlers.Run(context, "related");
        });
        app.Map("/related-only", context =>
        {
            context.Response.Headers["Access-Control-Something-Else"] = "kept";
            return Handlers.Run(context, "related only");
        });
    }

    private static Task SetAll(HttpContext context, RequestDelegate next)
    {
        foreach (var (name, value) in Foreign)
        {
            context.Response.Headers[name] = value;
        }

        return next(context);
    }
}
