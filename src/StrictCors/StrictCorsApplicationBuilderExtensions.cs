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
using StrictCors.Policies;
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
        return Use(app, argument: default);
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
        return Use(app, PolicyArguments.Of(policyNames));
    }

    /// <summary>Adds the middleware with a policy of its own, which applies if an endpoint does not choose. It needs no section.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="configure">Fills the policy. What is wrong with it stops the program at startup.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="StrictCorsConfigurationException">AddStrictCors was not called.</exception>
    public static IApplicationBuilder UseStrictCors(this IApplicationBuilder app, Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(configure);
        return Use(app, app.ApplicationServices.GetService<PolicyStore>()?.AddCall(InlinePolicy.Write(configure)) ?? default);
    }

    private static IApplicationBuilder Use(IApplicationBuilder app, PolicyChoice argument)
    {
        var services = app.ApplicationServices;
        if (services.GetService<PipelineChecks>() is not { } pipeline)
        {
            throw new StrictCorsConfigurationException([Problems.MissingServices()], typeof(StrictCorsOptions));
        }

        var use = pipeline.Add(app, argument);
        return app.Use(next =>
        {
            pipeline.Built(use);
            return Create(app, services, pipeline, argument, next).InvokeAsync;
        });
    }

    /// <summary>When the pipeline is built, not when it is described: routing that is called for later is known by then.</summary>
    private static StrictCorsMiddleware Create(
        IApplicationBuilder app, IServiceProvider services, PipelineChecks pipeline, PolicyChoice argument, RequestDelegate next)
    {
        var observer = services.GetRequiredService<DecisionObserver>();
        var lastWord = services.GetRequiredService<LastWord>();

        // A WebApplication has routing, except one of CreateEmptyBuilder: that has the services of routing only if they were added.
        var finder = services.GetService<EndpointDataSource>() is null ? null : EndpointFinder.Create(app);
        pipeline.Finder ??= finder;
        return new(
            argument,
            services.GetRequiredService<PolicyStore>(),
            finder,
            services.GetRequiredService<OriginSourceClient>(),
            observer,
            new Responder(next, new PreflightHandlerGuard(finder), services.GetRequiredService<Refusal>(),
                observer, services.GetRequiredService<IHostEnvironment>(), lastWord),
            lastWord,
            services.GetRequiredService<PipelineFindings>());
    }
}
