using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Conformance.Servers;

/// <summary>The contract without CORS: what every path answers. The page conformance.md has the table.</summary>
internal sealed class Answers
{
    private int _runs;

    /// <summary>Gets the second segments of paths.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "", "error", "unauthorized", "private", "gone", "nothing", "forbidden", "empty", "redirect", "moved", "to-disabled", "to-list", "own",
        "cached", "brief", "kept", "heuristic", "language",
    ];

    /// <summary>Maps every path.</summary>
    /// <param name="configure">Gets the area, the name and the endpoint.</param>
    public static void Map(IEndpointRouteBuilder app, Action<string, string, IEndpointConventionBuilder>? configure = null)
    {
        var answers = new Answers();
        foreach (var area in ContractPolicies.Areas)
        {
            foreach (var name in Names)
            {
                var endpoint = app.Map(name.Length == 0 ? $"/{area}" : $"/{area}/{name}", context => answers.AnswerAsync(context, area, name));
                configure?.Invoke(area, name, endpoint);
            }
        }
    }

    private Task AnswerAsync(HttpContext context, string area, string name)
    {
        var response = context.Response;
        response.Headers["X-Handler"] = Interlocked.Increment(ref _runs).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Total"] = "3";
        response.Headers["X-Secret"] = "1";
        switch (name)
        {
            case "error": throw new InvalidOperationException("The handler fails.");
            case "unauthorized": return Unauthorized(context);
            case "private":
                return context.Request.Headers.Authorization == "Bearer token" ? WriteAsync(context, 200, "ok") : Unauthorized(context);
            case "gone": return Cached(context, 410, "gone");
            case "nothing": return Cached(context, 404, "nothing");
            case "forbidden": return Cached(context, 403, "forbidden");
            case "empty": return WriteAsync(context, 204, "");
            case "redirect": return Redirect(context, 307, $"/{area}");
            case "to-disabled": return Redirect(context, 307, "/disabled");
            case "to-list": return Redirect(context, 307, "/list");
            case "moved":
                response.Headers.CacheControl = "public, max-age=60";
                return Redirect(context, 301, $"/{area}/cached");
            case "own":
                response.Headers.AccessControlAllowOrigin = "*";
                return WriteAsync(context, 200, "ok");
            case "cached": return Tagged(context, 60);
            case "brief": return Tagged(context, 1);
            case "kept":
                response.Headers.CacheControl = "private, max-age=60";
                return WriteAsync(context, 200, "ok");
            case "heuristic":
                response.Headers.LastModified = "Sat, 01 Jan 2000 00:00:00 GMT";
                return WriteAsync(context, 200, "ok");
            case "language":
                response.Headers.Append("Vary", "Accept-Language");
                var language = context.Request.Headers.AcceptLanguage.ToString();
                return Cached(context, 200, language.Length < 2 ? "en" : language[..2]);
            default:
                response.Headers.CacheControl = "no-store";
                return WriteAsync(context, 200, "ok");
        }
    }

    private static Task Unauthorized(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(context, 401, "who?");
    }

    private static Task Redirect(HttpContext context, int status, string target)
    {
        // The case's own address stays one: the query goes along.
        context.Response.Headers.Location = target + context.Request.QueryString;
        return WriteAsync(context, status, "");
    }

    private static Task Cached(HttpContext context, int status, string body, int seconds = 60)
    {
        context.Response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}");
        return WriteAsync(context, status, body);
    }

    private static Task Tagged(HttpContext context, int seconds)
    {
        context.Response.Headers.ETag = "\"1\"";
        return context.Request.Headers.IfNoneMatch == "\"1\"" ? Cached(context, 304, "", seconds) : Cached(context, 200, "ok", seconds);
    }

    private static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        if (body.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(body);
    }
}
