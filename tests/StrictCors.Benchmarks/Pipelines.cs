using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Benchmarks;

/// <summary>The same policy four times: nobody's, a check written by hand, the built-in middleware, ours.</summary>
internal static class Pipelines
{
    public const string AllowedOrigin = "https://app.example.com";
    public const string DeniedOrigin = "https://app.evil.example";

    public static readonly string[] Names = [nameof(Empty), nameof(HandWritten), nameof(BuiltIn), nameof(Ours)];

    /// <summary>A pipeline by name.</summary>
    public static Harness Create(string name, IReadOnlyList<string> origins, bool anyHeader, string method, params (string, string)[] headers) => name switch
    {
        nameof(HandWritten) => HandWritten(method, headers),
        nameof(BuiltIn) => BuiltIn(origins, anyHeader, method, headers),
        nameof(Ours) => Ours(origins, anyHeader, method, headers),
        _ => Empty(method, headers),
    };

    private static Harness Empty(string method, (string, string)[] headers) => Harness.Create(_ => { }, _ => { }, method, headers);

    private static Harness BuiltIn(IReadOnlyList<string> origins, bool anyHeader, string method, (string, string)[] headers) => Harness.Create(
        services => services.AddCors(cors => cors.AddDefaultPolicy(policy =>
        {
            policy.WithOrigins([.. origins]).WithMethods("GET", "PUT").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10)).WithExposedHeaders("ETag");
            if (origins.Any(origin => origin.Contains('*', StringComparison.Ordinal)))
            {
                policy.SetIsOriginAllowedToAllowWildcardSubdomains();
            }

            if (anyHeader)
            {
                policy.AllowAnyHeader();
            }
            else
            {
                policy.WithHeaders("Content-Type", "X-Request-Id", "X-Trace");
            }
        })),
        app => app.UseCors(),
        method,
        headers);

    private static Harness Ours(IReadOnlyList<string> origins, bool anyHeader, string method, (string, string)[] headers) => Harness.Create(
        services => services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins).WithMethods("GET", "PUT").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10)).WithExposedHeaders("ETag")
            .WithHeaders(anyHeader ? ["*"] : ["Content-Type", "X-Request-Id", "X-Trace"]))),
        app => app.UseStrictCors(),
        method,
        headers);

    /// <summary>One origin and constant headers, with the promises that ours keeps on the wire: Vary on every response beside what the
    /// application has there, headers written when the response starts and nobody else's among them, no handshake for strangers.</summary>
    private static Harness HandWritten(string method, (string, string)[] headers) => Harness.Create(
        _ => { },
        app => app.Use(static next => context =>
        {
            var origin = context.Request.Headers.Origin;
            if (HttpMethods.IsOptions(context.Request.Method) && origin.Count > 0 && context.Request.Headers.AccessControlRequestMethod.Count > 0)
            {
                var response = context.Response;
                response.StatusCode = 204;
                response.Headers.Vary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
                if (origin == AllowedOrigin)
                {
                    response.Headers.AccessControlAllowOrigin = AllowedOrigin;
                    response.Headers.AccessControlAllowCredentials = "true";
                    response.Headers.AccessControlAllowMethods = "PUT";
                    response.Headers.AccessControlAllowHeaders = "Content-Type, X-Request-Id, X-Trace";
                    response.Headers.AccessControlMaxAge = "600";
                }

                return Task.CompletedTask;
            }

            var isAllowed = origin == AllowedOrigin;
            if (!isAllowed && origin.Count > 0 && context.Request.Headers.Upgrade.Count > 0 && context.WebSockets.IsWebSocketRequest)
            {
                context.Response.StatusCode = 403;
                return Task.CompletedTask;
            }

            context.Response.OnStarting(isAllowed ? WriteAllowed : WriteDenied, context);
            return next(context);
        }),
        method,
        headers);

    private static Task WriteAllowed(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        RemoveForeign(headers);
        AddVary(headers);
        headers.AccessControlAllowOrigin = AllowedOrigin;
        headers.AccessControlAllowCredentials = "true";
        headers.AccessControlExposeHeaders = "ETag";
        return Task.CompletedTask;
    }

    private static Task WriteDenied(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        RemoveForeign(headers);
        AddVary(headers);
        return Task.CompletedTask;
    }

    private static void AddVary(IHeaderDictionary headers) =>
        headers.Vary = headers.Vary.Count == 0 ? "Origin" : StringValues.Concat(headers.Vary, "Origin");

    private static void RemoveForeign(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = default;
        headers.AccessControlAllowCredentials = default;
        headers.AccessControlAllowMethods = default;
        headers.AccessControlAllowHeaders = default;
        headers.AccessControlExposeHeaders = default;
        headers.AccessControlMaxAge = default;
        headers.Remove("Access-Control-Allow-Private-Network");
    }
}
