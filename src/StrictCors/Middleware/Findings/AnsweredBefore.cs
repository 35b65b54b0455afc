using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using StrictCors.Endpoints;

namespace StrictCors.Middleware;

/// <summary>Which middleware has answered a request before UseStrictCors, from what it leaves in request and response, and what to write.</summary>
internal static class AnsweredBefore
{
    /// <summary>The lines in an order that is right, whether or not the program calls UseRouting itself.</summary>
    public static string Move(string line) =>
        $"Move app.UseStrictCors() before {line.TrimEnd(';')}, and app.UseRouting() with it if the program calls that: "
        + $"app.UseRouting(); app.UseStrictCors(); {line}";

    public static string MoveBeforeUnknown(int status) =>
        $"Move app.UseStrictCors() before the middleware that answers with {status}, and app.UseRouting() with it if the program calls that: "
        + "app.UseRouting(); app.UseStrictCors(); and then that middleware. If it has CORS code of its own, leave it where it is.";

    public static bool IsPreflight(HttpContext context) => HttpMethods.IsOptions(context.Request.Method)
        && HttpFeatures.Request(context).Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Whether the built-in CORS middleware has answered. It answers a preflight by itself, with 204, and leaves a mark if the endpoint is
    /// known. Its headers show it if the endpoint is not known.</summary>
    public static bool IsBuiltIn(HttpContext context) => IsEmptyPreflight(context)
        && (FrameworkInternals.IsMarkedByBuiltInCors(context)
            || (IsPerhapsBuiltIn(context) && OwnedHeaders.Any(HttpFeatures.Response(context).Headers)));

    /// <summary>A bare 204 is what the built-in middleware answers if it allows nothing, and other middleware may answer it too. Controllers register
    /// its services, whether or not it is used.</summary>
    public static bool IsPerhapsBuiltIn(HttpContext context) => IsEmptyPreflight(context)
        && HttpFeatures.Endpoint(context) is null && context.RequestServices?.GetService(typeof(ICorsService)) is not null;

    /// <summary>The line of the middleware; null if nothing shows which one it is.</summary>
    public static string? FindLine(HttpContext context)
    {
        var response = HttpFeatures.Response(context);
        var isAuthentication = context.Features[typeof(IAuthenticationFeature)] is not null;
        return response.StatusCode switch
        {
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "app.UseRateLimiter();",
            >= 300 and < 400 and not StatusCodes.Status304NotModified when IsHttpsRedirection(context) => "app.UseHttpsRedirection();",
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or (>= 300 and < 304) or 307 or 308 when isAuthentication =>
                "app.UseAuthentication();",
            _ when IsFromCache(response) => HasOutputCache(context) ? "app.UseOutputCache();" : "app.UseResponseCaching();",
            StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified when IsFile(context) =>
                "app.UseStaticFiles();",
            _ => null,
        };
    }

    private static bool IsEmptyPreflight(HttpContext context) =>
        IsPreflight(context) && HttpFeatures.Response(context).StatusCode == StatusCodes.Status204NoContent;

    /// <summary>Both caches write Age, into a response from the cache alone.</summary>
    private static bool IsFromCache(IHttpResponseFeature response) => response.Headers.Age.Count > 0;

    private static bool HasOutputCache(HttpContext context) => context.Features[typeof(IOutputCacheFeature)] is not null
        || context.RequestServices?.GetService(typeof(IOutputCacheStore)) is not null;

    private static bool IsHttpsRedirection(HttpContext context) =>
        !context.Request.IsHttps && context.Response.Headers.Location is [{ } location]
        && Uri.TryCreate(location, UriKind.Absolute, out var target) && target.Scheme == Uri.UriSchemeHttps
        && target.Host.Equals(context.Request.Host.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Static files have no endpoint, and both validators.</summary>
    private static bool IsFile(HttpContext context)
    {
        var headers = context.Response.Headers;
        return context.GetEndpoint()?.RequestDelegate is null && headers.ETag.Count > 0 && headers.LastModified.Count > 0;
    }
}
