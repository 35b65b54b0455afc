using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>Paths whose GET and PUT have the policy <see cref="ApiPolicies.Credentials"/>, and whose other methods have none, or another
/// one.</summary>
internal static class SharedPaths
{
    public const string Group = "shared";

    public static void Map(WebApplication app, Arrivals arrivals)
    {
        foreach (var name in new[] { "disabled", "bypassed", "none", "stricter", "fallback", "by-type" })
        {
            app.MapMethods($"/{Group}/{name}", ["GET", "PUT"], Run).RequireStrictCors(ApiPolicies.Credentials);
        }

        app.MapMethods($"/{Group}/disabled", ["POST", "DELETE"], Run).DisableStrictCors();
        app.MapMethods($"/{Group}/bypassed", ["POST", "DELETE"], Run).BypassStrictCors();
        app.MapMethods($"/{Group}/none", ["POST", "DELETE"], Run);
        app.MapMethods($"/{Group}/stricter", ["POST", "DELETE"], Run).RequireStrictCors(ApiPolicies.Null);
        app.MapFallback($"/{Group}/fallback", Run).DisableStrictCors();

        // Which of these serves a POST, a preflight does not show.
        app.MapPost($"/{Group}/by-type", Run).WithMetadata(new AcceptsMetadata(["application/json"])).RequireStrictCors(ApiPolicies.Credentials);
        app.MapPost($"/{Group}/by-type", Run).WithMetadata(new AcceptsMetadata(["text/plain"])).DisableStrictCors();

        Task Run(HttpContext context)
        {
            arrivals.Run(context);
            return context.Response.WriteAsync("ran");
        }
    }
}
