using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Benchmarks;

/// <summary>The same policy four times: nobody's, a check written by hand, the built-in middleware, ours.</summary>
internal static class Pipelines
{
    public const string Empty = nameof(Empty);

    public const string AllowedOrigin = "https://app.example.com";
    public const string DeniedOrigin = "https://app.evil.example";

    public static readonly string[] Names = [Empty, nameof(HandWritten), nameof(BuiltIn), nameof(Ours)];

    /// <summary>A pipeline by name.</summary>
    public static Harness Create(string name, IReadOnlyList<string> origins, bool anyHeader, string method, params (string, string)[] headers) =>
        Harness.Create(services => Add(services, name, origins, anyHeader), app => Use(app, name), method, headers);

    /// <summary>What the pipeline of that name needs of services: the policy, but for the one that has it in its code.</summary>
    public static void Add(IServiceCollection services, string name, IReadOnlyList<string> origins, bool anyHeader)
    {
        if (name == nameof(BuiltIn))
        {
            services.AddCors(cors => cors.AddDefaultPolicy(policy => BuiltIn(policy, origins, anyHeader)));
        }
        else if (name == nameof(Ours))
        {
            services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => Ours(policy, origins, anyHeader)));
        }
    }

    public static IApplicationBuilder Use(IApplicationBuilder app, string name) => name switch
    {
        nameof(HandWritten) => app.Use(HandWritten),
        nameof(BuiltIn) => app.UseCors(),
        nameof(Ours) => app.UseStrictCors(),
        _ => app,
    };

    private static void BuiltIn(CorsPolicyBuilder policy, IReadOnlyList<string> origins, bool anyHeader)
    {
        policy.WithOrigins([.. origins]).WithMethods("GET", "PUT").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10))
            .WithExposedHeaders("ETag");
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
    }

    private static void Ours(StrictCorsPolicyBuilder policy, IReadOnlyList<string> origins, bool anyHeader) => policy
        .WithOrigins(origins).WithMethods("GET", "PUT").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10)).WithExposedHeaders("ETag")
        .WithHeaders(anyHeader ? ["*"] : ["Content-Type", "X-Request-Id", "X-Trace"]);

    /// <summary>One origin and constant headers, with the promises that ours keeps on the wire: Vary on every response beside what the
    /// application has there, headers written when the response starts and nobody else's among them, no handshake for strangers.</summary>
    private static RequestDelegate HandWritten(RequestDelegate next) => context =>
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
    };

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
