using Microsoft.AspNetCore.Cors;
using StrictCors;

namespace Consumer;

/// <summary>One of each kind.</summary>
internal static class Endpoints
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];

    public static void Map(WebApplication app)
    {
        MapPolicies(app);
        MapChoices(app);
        MapAnswers(app);
        MapExceptions(app);
        MapSockets(app);
    }

    /// <summary>An endpoint of every method for each policy, under its name; and one without metadata.</summary>
    private static void MapPolicies(WebApplication app)
    {
        app.MapMethods("/default", Methods, Ran.As("default"));
        foreach (var policy in (string[])["web", "plain", "any", "null", "server", "observe", "tenants", "code"])
        {
            app.Map($"/{policy}", Ran.As(policy)).RequireStrictCors(policy);
        }

        app.MapMethods("/server/exempt", Methods, Ran.As("exempt")).RequireStrictCors("server");
        app.MapMethods("/server/private", Methods, Ran.As("private")).RequireStrictCors("server").RequireAuthorization();
        app.MapMethods("/private", Methods, Ran.As("private")).RequireAuthorization();
    }

    /// <summary>The ways in which an endpoint gets its policy. Attributes stand on the method behind a delegate, which trimming has to
    /// keep.</summary>
    private static void MapChoices(WebApplication app)
    {
        app.MapMethods("/require-cors", Methods, Ran.As("require-cors")).RequireCors("any");
        app.MapMethods("/enable-cors", Methods, [EnableCors("any")] (HttpContext context) => Ran.Run(context, "enable-cors"));
        app.MapMethods("/disable-cors", Methods, [DisableCors] (HttpContext context) => Ran.Run(context, "disable-cors"));
        app.MapMethods("/attribute", Methods, [StrictCors("any")] (HttpContext context) => Ran.Run(context, "attribute"));
        app.MapMethods("/disabled-attribute", Methods, [DisableStrictCors] (HttpContext context) => Ran.Run(context, "disabled-attribute"));
        app.MapMethods("/last", Methods, Ran.As("last")).RequireStrictCors("any").DisableStrictCors().RequireStrictCors("plain");
        app.MapMethods("/disabled", Methods, Ran.As("disabled")).DisableStrictCors();

        var group = app.MapGroup("/group").RequireStrictCors("any");
        group.MapMethods("/same", Methods, Ran.As("group"));
        group.MapMethods("/other", Methods, Ran.As("group")).RequireStrictCors("plain");

        // Each method of a path has its own policy.
        app.MapGet("/methods", Ran.As("methods")).RequireStrictCors("any");
        app.MapPut("/methods", Ran.As("methods")).RequireStrictCors("plain");
        app.MapMethods("/options", ["OPTIONS"], Ran.As("options"));

        if (app.Configuration["StrictCors:DefaultPolicy"] is not null)
        {
            app.MapMethods("/unnamed", Methods, Ran.As("unnamed")).RequireStrictCors();
        }
    }

    /// <summary>What an application may do to an answer.</summary>
    private static void MapAnswers(WebApplication app)
    {
        app.MapGet("/status/{code:int}", context =>
        {
            context.Response.StatusCode = int.Parse((string)context.Request.RouteValues["code"]!);
            Ran.Note(context, "status");
            return Task.CompletedTask;
        });
        app.MapMethods("/failing", Methods, context =>
        {
            context.Response.Headers.Vary = "Accept";
            Ran.Note(context, "failing");
            throw new TimeoutException();
        });
        app.Map("/error", Ran.As("error"));
        app.MapGet("/cached", Ran.As("cached")).CacheOutput();
        app.MapGet("/own-headers", context =>
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlAllowMethods = "DELETE";
            headers.AccessControlMaxAge = "1";
            headers["Access-Control-Allow-Private-Network"] = "true";
            return Ran.Run(context, "own-headers");
        }).RequireStrictCors("plain");
        app.MapGet("/vary", context =>
        {
            context.Response.Headers.Vary = new(["Accept, origin", "Accept-Encoding"]);
            return Ran.Run(context, "vary");
        });
        app.MapGet("/vary-star", context =>
        {
            context.Response.Headers.Vary = "*";
            return Ran.Run(context, "vary-star");
        });
        app.MapGet("/forgetful", context =>
        {
            context.Request.Headers.Remove("Origin");
            return Ran.Run(context, "forgetful");
        });
    }

    /// <summary>CORS code of their own, and that of the framework.</summary>
    private static void MapExceptions(WebApplication app)
    {
        app.MapPost("/bypassed", Own).BypassStrictCors();
        app.MapMethods("/bypassed", ["OPTIONS"], Own).BypassStrictCors();
        app.MapPost("/bypassed-without-options", Own).BypassStrictCors();
        app.MapMethods("/observed", Methods, Own).RequireStrictCors("observe");
        app.MapMethods("/built-in", Methods, Ran.As("built-in")).RequireStrictCors("observe");

        static Task Own(HttpContext context)
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://own.example";
            return Ran.Run(context, "own");
        }
    }

    private static void MapSockets(WebApplication app)
    {
        app.MapGet("/socket", Accept);
        app.MapGet("/disabled-socket", Accept).DisableStrictCors();
        app.MapGet("/server/exempt-socket", Accept).RequireStrictCors("server");
        foreach (var policy in (string[])["plain", "any", "null"])
        {
            app.MapGet($"/{policy}-socket", Accept).RequireStrictCors(policy);
        }

        static async Task Accept(HttpContext context)
        {
            Ran.Note(context, "socket");
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
        }
    }
}
