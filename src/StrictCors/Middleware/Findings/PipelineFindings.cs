using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Middleware;

/// <summary>What only requests show of the order of the pipeline: code that answers before UseStrictCors, and routing that runs again after it.
/// Each cause is logged once.</summary>
internal sealed class PipelineFindings(ILogger logger, IServiceProvider services)
{
    private const string BuiltIn = "UseCors";
    private const string StrictBeforeBuiltIn = "app.UseRouting(); app.UseStrictCors(); app.UseCors(…);";
    private const string OutputCache = "UseOutputCache";
    private const string Any = "any";

    private readonly OncePerCause _causes = new();
    private readonly OncePerEndpoint _routedAgain = new();

    // What runs before UseStrictCors is the same for every request, so nothing is searched for again that was found, or that has no services.
    private bool _searchesBuiltIn = services.GetService(typeof(ICorsService)) is not null;
    private bool _searchesOutputCache = LoadedAssemblies.Contain("Microsoft.AspNetCore.OutputCaching") && HasOutputCache(services);

    /// <summary>Gets or sets a value indicating whether UseStrictCors is in the main pipeline, so that a request that does not reach it is a
    /// finding. In a branch, it is the intention.</summary>
    public bool ExpectsEveryRequest { get; set; }

    /// <summary>Gets a value indicating whether requests without <c>Origin</c> are checked, too. In Development the first request shows a wrong
    /// order, and elsewhere the check costs nothing.</summary>
    public bool ChecksEveryRequest { get; } = services.GetService(typeof(IHostEnvironment)) is IHostEnvironment host && host.IsDevelopment();

    /// <summary>Gets or sets a value indicating whether the endpoint of a request is kept until its response starts. If no endpoint is known to
    /// choose a policy, which is usual, it does not matter which one a request has. In Development it is kept in any case.</summary>
    public bool ComparesEndpoints { get; set; } = true;

    /// <summary>A request reaches UseStrictCors for the first time.</summary>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">Its endpoint, whose policy is chosen.</param>
    /// <param name="isChoosing">Whether the endpoint chooses a policy. It may be one that is in no list of endpoints.</param>
    /// <param name="isChecked">Whether <see cref="CheckEndpoint"/> is of interest, which never reports an OPTIONS request.</param>
    public void Enter(HttpContext context, Endpoint? endpoint, bool isChoosing, bool isChecked = true)
    {
        if (isChoosing && !ComparesEndpoints)
        {
            ComparesEndpoints = true;
        }

        if (ComparesEndpoints && endpoint is not null && isChecked)
        {
            context.Features[typeof(PipelineFindings)] = endpoint;
        }

        if (_searchesBuiltIn && FrameworkInternals.IsMarkedByBuiltInCors(context))
        {
            _searchesBuiltIn = false;
            ReportBuiltIn(endpoint);
        }

        if (_searchesOutputCache)
        {
            SearchOutputCache(context, endpoint);
        }
    }

    /// <summary>The response to a CORS request starts, and UseStrictCors has not run.</summary>
    public void NotReached(HttpContext context)
    {
        if (!ExpectsEveryRequest || !logger.IsEnabled(LogLevel.Warning) || IsIntended(context))
        {
            return;
        }

        var request = context.Request;
        var kind = KindOf(context);
        var endpoint = HttpFeatures.Endpoint(context);
        if (AnsweredBefore.IsBuiltIn(context))
        {
            ReportBuiltIn(endpoint);
            return;
        }

        var status = context.Response.StatusCode;
        var line = AnsweredBefore.FindLine(context);
        if (_causes.IsFirst(kind, line, status))
        {
            Log.AnsweredBeforeStrictCors(
                logger, kind, Display.Escape(request.PathBase.Value + request.Path.Value), Display.Escape(request.Headers.Origin.ToString()), status,
                Observes(endpoint) ? "the observing policy has not seen it" : "no policy applies",
                line is not null ? AnsweredBefore.Move(line)
                    : AnsweredBefore.IsPerhapsBuiltIn(context) ? AnsweredBefore.MoveBeforeUnknown(status) + IfBuiltIn(endpoint)
                    : AnsweredBefore.MoveBeforeUnknown(status));
        }
    }

    /// <summary>The response to a CORS request starts: the endpoint should still be the one whose policy was chosen.</summary>
    public void CheckEndpoint(HttpContext context)
    {
        if (!ComparesEndpoints)
        {
            return;
        }

        var chosen = (Endpoint?)context.Features[typeof(PipelineFindings)];
        if (HttpFeatures.Endpoint(context) is not { } endpoint || ReferenceEquals(endpoint, chosen)
            || EndpointMetadata.ChoiceOf(endpoint) == EndpointMetadata.ChoiceOf(chosen)
            || HttpMethods.IsOptions(context.Request.Method) || IsErrorPage(context))
        {
            return;
        }

        if (logger.IsEnabled(LogLevel.Warning) && _routedAgain.IsFirst(endpoint.DisplayName ?? ""))
        {
            Log.RoutedAfterStrictCors(
                logger, EndpointMetadata.NameOf(endpoint), EndpointMetadata.ChoiceOf(endpoint).ToString(), EndpointMetadata.NameOf(chosen));
        }
    }

    /// <summary>The response still goes to the page that sent the request, so that the first endpoint's policy is the right one.</summary>
    private static bool IsErrorPage(HttpContext context) =>
        context.Features[typeof(IExceptionHandlerFeature)] is not null || context.Features[typeof(IStatusCodeReExecuteFeature)] is not null;

    private static bool IsIntended(HttpContext context)
    {
        // Routing itself runs an endpoint with ShortCircuit(); startup reports those that a policy covers.
        var endpoint = HttpFeatures.Endpoint(context);
        if (endpoint is not null
            && (ShortCircuits.IsOn(endpoint) || EndpointMetadata.ChoiceOf(endpoint).Kind == PolicyChoiceKind.Bypassed))
        {
            return true;
        }

        // An exception before UseStrictCors has a log entry of its own. 400 without an endpoint is the answer of host filtering, which always
        // comes first. A page of the own origin may read every response.
        var status = context.Response.StatusCode;
        var received = HttpFeatures.Request(context);
        var request = CorsRequestReader.WithOwnOrigin(received, new() { Method = received.Method, Origin = received.Headers.Origin });
        return status is >= StatusCodes.Status500InternalServerError and not StatusCodes.Status503ServiceUnavailable
            || (status == StatusCodes.Status400BadRequest && endpoint is null)
            || (!AnsweredBefore.IsPreflight(context) && SameOriginCheck.IsSameOrigin(request));
    }

    private static bool HasOutputCache(IServiceProvider services) => services.GetService(typeof(IOutputCacheStore)) is not null;

    private void SearchOutputCache(HttpContext context, Endpoint? endpoint)
    {
        if (context.Features[typeof(IOutputCacheFeature)] is null)
        {
            return;
        }

        _searchesOutputCache = false;
        if (_causes.IsFirst(Any, OutputCache, status: 0))
        {
            Log.CacheBeforeStrictCors(
                logger, Observes(endpoint) ? "are not compared" : "have no CORS headers", AnsweredBefore.Move("app.UseOutputCache();"));
        }
    }

    private static string KindOf(HttpContext context) => AnsweredBefore.IsPreflight(context) ? "preflight"
        : CorsRequestReader.IsHandshake(context, HttpFeatures.Request(context)) ? "WebSocket handshake"
        : "request";

    /// <summary>Whether the policy of the endpoint only observes. It needs to see what the built-in middleware answers.</summary>
    private bool Observes(Endpoint? endpoint)
    {
        var policy = services.GetRequiredService<PolicyStore>().Current.Resolve(
            EndpointMetadata.ChoiceOf(endpoint), services.GetRequiredService<PolicyArguments>().First);
        return policy.Enforcement == StrictCorsEnforcement.Observe;
    }

    private string IfBuiltIn(Endpoint? endpoint) => Observes(endpoint)
        ? " app.UseCors(…) answers so, too."
        : " If it is app.UseCors(…), remove that.";

    private void ReportBuiltIn(Endpoint? endpoint)
    {
        if (_causes.IsFirst(Any, BuiltIn, status: 0))
        {
            Log.BuiltInBeforeStrictCors(logger, Observes(endpoint)
                ? $"The observing policy does not see these, and compares the other requests only. Move app.UseStrictCors() before app.UseCors(…): "
                    + StrictBeforeBuiltIn
                : "Remove app.UseCors(…). If a package calls it for paths of its own, leave it.");
        }
    }
}
