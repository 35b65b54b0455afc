using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.OriginSources;

namespace StrictCors.Middleware;

/// <summary>Judges a request inside of another one (OData's $batch) at its endpoint: it does not pass the middleware, which is before the
/// batching, and the policy of the outer request is not that of its endpoint.</summary>
[StackTraceHidden]
internal sealed class InnerRequestGuard(IServiceProvider services)
{
    /// <summary>The handler of an endpoint, after the decision about the request.</summary>
    public RequestDelegate Guard(RequestDelegate handler)
    {
        // Most endpoints are never reached from a batch.
        StrictCorsMiddleware? middleware = null;
        return context => (middleware ??= Create(handler)).InvokeAsync(context);
    }

    private StrictCorsMiddleware Create(RequestDelegate handler)
    {
        var observer = services.GetRequiredService<DecisionObserver>();
        var lastWord = services.GetRequiredService<LastWord>();
        return new(
            services.GetRequiredService<PolicyArguments>().First,
            services.GetRequiredService<PolicyStore>(),
            finder: null,
            services.GetRequiredService<OriginSourceClient>(),
            observer,
            new Responder(RunUnlessPreflight, new PreflightHandlerGuard(finder: null), services.GetRequiredService<Refusal>(), observer,
                services.GetRequiredService<IHostEnvironment>(), lastWord, isInner: true),
            lastWord,
            services.GetRequiredService<PipelineFindings>());

        Task RunUnlessPreflight(HttpContext context)
        {
            if (!HttpMethods.IsOptions(context.Request.Method) || context.GetEndpoint() is not { } endpoint
                || HandlerlessEndpointFeature.MapsOptions(endpoint))
            {
                return handler(context);
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
    }
}
