using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
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
        return Use(app, policyName: null);
    }

    /// <summary>Adds the middleware. If an endpoint does not choose, the policy of that name applies.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="policyName">A name under <c>StrictCors:Policies</c>; one that does not exist stops the program at startup.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="StrictCorsConfigurationException">AddStrictCors was not called.</exception>
    public static IApplicationBuilder UseStrictCors(this IApplicationBuilder app, string policyName)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(policyName);
        return Use(app, policyName);
    }

    private static IApplicationBuilder Use(IApplicationBuilder app, string? policyName)
    {
        var services = app.ApplicationServices;
        if (services.GetService<PipelineChecks>() is not { } pipeline)
        {
            throw new StrictCorsConfigurationException([Problems.MissingServices()], typeof(StrictCorsOptions));
        }

        pipeline.Add(app, policyName);
        return app.Use(next => Create(app, services, policyName, next).InvokeAsync);
    }

    /// <summary>When the pipeline is built, not when it is described: routing that is called for later is known by then.</summary>
    private static StrictCorsMiddleware Create(IApplicationBuilder app, IServiceProvider services, string? policyName, RequestDelegate next)
    {
        var observer = services.GetRequiredService<DecisionObserver>();
        var finder = EndpointFinder.Create(app);
        return new(
            policyName,
            services.GetRequiredService<PolicyStore>(),
            finder,
            services.GetRequiredService<OriginSourceClient>(),
            observer,
            new Responder(next, new PreflightHandlerGuard(finder), services.GetRequiredService<Refusal>(),
                observer, services.GetRequiredService<IHostEnvironment>()));
    }
}
