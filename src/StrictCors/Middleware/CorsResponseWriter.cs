using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Puts a decision into the response: a preflight's at once, any other when the response starts.</summary>
internal static class CorsResponseWriter
{
    /// <summary>Writes the headers in OnStarting, because an exception handler clears headers that were set earlier. Callbacks run in
    /// reverse order of registration, so ours runs last.</summary>
    /// <remarks>The response takes one delegate and one object, which has to be the context; so each decision has a delegate of its
    /// own, and nothing has to be looked up when the response starts.</remarks>
    public static void WriteWhenStarting(HttpContext context, IHttpResponseFeature response, PolicyDecision decided) =>
        response.OnStarting(decided.Writer ??= decided.WriteActual, context);

    public static Task WritePreflight(HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var response = HttpFeatures.Response(context);
        response.StatusCode = decision.IsRefused ? StatusCodes.Status403Forbidden
            : decision.IsOriginAllowed ? policy.Policy.PreflightStatusCode
            : StatusCodes.Status204NoContent;
        if (decision.IsRefused && context.Features.Get<IStatusCodePagesFeature>() is { } statusCodePages)
        {
            // The answer to a preflight does not need a body: a page cannot read it.
            statusCodePages.Enabled = false;
        }

        var headers = response.Headers;
        RemoveForeign(context, headers, policy);
        ResponseHeaders.WritePreflight(headers, policy, decision, decision.IsOriginAllowed && !policy.Policy.IsAnyOrigin ? request.Origin[0] : null);
        return Task.CompletedTask;
    }

    private static Task WriteActual(this PolicyDecision decided, object state)
    {
        var context = (HttpContext)state;
        var headers = HttpFeatures.Response(context).Headers;
        RemoveForeign(context, headers, decided.Policy);
        var isOriginAllowed = decided.Decision.IsOriginAllowed;
        ResponseHeaders.WriteActual(headers, decided.Policy, isOriginAllowed,
            isOriginAllowed ? decided.Origin ?? DecisionFeature.Origin(context) : null);
        return Task.CompletedTask;
    }

    private static void RemoveForeign(HttpContext context, IHeaderDictionary headers, EndpointPolicy policy)
    {
        if (OwnedHeaders.Any(headers))
        {
            var names = OwnedHeaders.Names(headers);
            OwnedHeaders.Remove(headers);
            Warn(context, policy, names);
        }
    }

    /// <summary>An application may have put services of its own into the request (a tenant's), and have disposed of them by now: a warning is
    /// lost then, never the answer.</summary>
    private static void Warn(HttpContext context, EndpointPolicy policy, string headers)
    {
        try
        {
            context.RequestServices?.GetService<DecisionObserver>()?.ForeignHeaders(EndpointMetadata.NameOf(context.GetEndpoint()), policy, headers);
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
