using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Evaluation;

namespace StrictCors.Middleware;

/// <summary>Puts a decision into the response: a preflight's at once, any other when the response starts.</summary>
internal sealed class AnswerWriter
{
    private readonly DecisionObserver _observer;
    private readonly bool _showsDecision;

    // Made once: the response takes one delegate and one object, and the object has to be the context.
    private readonly Func<object, Task> _writeHeaders;

    public AnswerWriter(DecisionObserver observer, bool showsDecision)
    {
        _observer = observer;
        _showsDecision = showsDecision;
        _writeHeaders = WriteHeaders;
    }

    /// <summary>Not now: what an exception handler clears is gone, and what is registered first is applied last.</summary>
    public void WriteWhenStarting(HttpContext context) => context.Response.OnStarting(_writeHeaders, context);

    public Task WritePreflight(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var response = context.Response;
        response.StatusCode = decision.IsRefused ? StatusCodes.Status403Forbidden
            : decision.IsOriginAllowed ? policy.PreflightStatusCode
            : StatusCodes.Status204NoContent;
        if (decision.IsRefused && context.Features.Get<IStatusCodePagesFeature>() is { } statusCodePages)
        {
            // The answer to a preflight has no body that anybody could read.
            statusCodePages.Enabled = false;
        }

        RemoveForeign(context, response.Headers, policy);
        ResponseHeaders.WritePreflight(response.Headers, policy, decision, decision.IsOriginAllowed && !policy.IsAnyOrigin ? request.Origin[0] : null);
        WriteDecision(context);
        return Task.CompletedTask;
    }

    private Task WriteHeaders(object state)
    {
        var context = (HttpContext)state;
        if (Remembered.Decision(context) is { } recorded)
        {
            var headers = context.Response.Headers;
            RemoveForeign(context, headers, recorded.Policy);
            ResponseHeaders.WriteActual(headers, recorded.Policy, recorded.Decision.IsOriginAllowed, Remembered.Origin(context));
            WriteDecision(context);
        }

        return Task.CompletedTask;
    }

    private void WriteDecision(HttpContext context)
    {
        if (_showsDecision)
        {
            DecisionHeader.Write(context);
        }
    }

    private void RemoveForeign(HttpContext context, IHeaderDictionary headers, StrictCorsPolicy policy)
    {
        if (OwnedHeaders.Any(headers))
        {
            _observer.ForeignHeaders(context, policy, OwnedHeaders.Names(headers));
            OwnedHeaders.Remove(headers);
        }
    }
}
