using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Lookup;
using StrictCors.Middleware;
using StrictCors.OriginSources;
using StrictCors.Startup;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts StrictCors into the pipeline: after routing, before authentication and authorization, before output and response caching.</summary>
public static class StrictCorsApplicationBuilderExtensions
{
    /// <summary>Adds the middleware. If an endpoint does not choose, the default policy applies.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="StrictCorsConfigurationException">AddStrictCors was not called.</exception>
    public static IApplicationBuilder UseStrictCors(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return Use(app, policyNames: null);
    }

    /// <summary>Adds the middleware. If an endpoint does not choose, the policies of those names apply: they are tried in this order, and the
    /// first one whose origins match decides everything about the request.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="policyNames">Names under <c>StrictCors:Policies</c>; one that does not exist stops the program at startup.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentException">No name is given, or a name is null or empty.</exception>
    /// <exception cref="StrictCorsConfigurationException">AddStrictCors was not called.</exception>
    public static IApplicationBuilder UseStrictCors(this IApplicationBuilder app, params string[] policyNames)
    {
        ArgumentNullException.ThrowIfNull(app);
        return Use(app, PolicyArguments.Join(policyNames));
    }

    private static IApplicationBuilder Use(IApplicationBuilder app, string? policyNames)
    {
        var services = app.ApplicationServices;
        if (services.GetService<PipelineChecks>() is not { } pipeline)
        {
            throw new StrictCorsConfigurationException([Problems.MissingServices()], typeof(StrictCorsOptions));
        }

        var use = pipeline.Add(app, policyNames);
        return app.Use(next =>
        {
            pipeline.Built(use);
            return Create(app, services, policyNames, next).InvokeAsync;
        });
    }

    /// <summary>When the pipeline is built, not when it is described: routing that is called for later is known by then.</summary>
    private static StrictCorsMiddleware Create(IApplicationBuilder app, IServiceProvider services, string? policyNames, RequestDelegate next)
    {
        var observer = services.GetRequiredService<DecisionObserver>();

        // A WebApplication has routing, except one of CreateEmptyBuilder: that has the services of routing only if they were added.
        var finder = services.GetService<EndpointDataSource>() is null ? null : EndpointFinder.Create(app);
        return new(
            policyNames,
            services.GetRequiredService<PolicyStore>(),
            finder,
            services.GetRequiredService<OriginSourceClient>(),
            observer,
            new Responder(next, new PreflightHandlerGuard(finder), services.GetRequiredService<Refusal>(),
                observer, services.GetRequiredService<IHostEnvironment>(), services.GetRequiredService<LastWord>()),
            services.GetRequiredService<PipelineFindings>());
    }
}
