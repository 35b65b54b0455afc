using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Answers a preflight: at once, and again when the response starts.</summary>
internal static class CorsResponseWriter
{
    /// <param name="context">The preflight.</param>
    /// <param name="response">The response.</param>
    /// <param name="decided">What was decided.</param>
    /// <param name="origin">The origin that goes back to the page.</param>
    public static Task AnswerPreflight(HttpContext context, IHttpResponseFeature response, PolicyDecision decided, string? origin)
    {
        response.StatusCode = StatusOf(decided);
        if (decided.Decision.IsRefused && context.Features.Get<IStatusCodePagesFeature>() is { } statusCodePages)
        {
            // The answer to a preflight does not need a body: a page cannot read it.
            statusCodePages.Enabled = false;
        }

        ResponseHeaders.WritePreflight(response.Headers, decided.Policy, decided.Decision, origin);
        return Task.CompletedTask;
    }

    /// <summary>Whether no other code has changed the answer since.</summary>
    public static bool HasPreflight(IHttpResponseFeature response, PolicyDecision decided, string? origin) =>
        response.StatusCode == StatusOf(decided) && ResponseHeaders.HasPreflight(response.Headers, decided.Policy, decided.Decision, origin);

    /// <summary>Writes the same answer into a response that is about to start, even if other code has changed it.</summary>
    /// <param name="response">The response.</param>
    /// <param name="decided">What was decided.</param>
    /// <param name="origin">The origin that goes back to the page.</param>
    public static void WritePreflightAgain(IHttpResponseFeature response, PolicyDecision decided, string? origin)
    {
        KeepStatus(response, StatusOf(decided));
        OwnedHeaders.Remove(response.Headers);
        ResponseHeaders.WritePreflight(response.Headers, decided.Policy, decided.Decision, origin);
    }

    /// <summary>Code before UseStrictCors may have changed the status since. Not after an error, and not if that code writes a body: the status of
    /// a preflight may not permit one.</summary>
    private static void KeepStatus(IHttpResponseFeature response, int status)
    {
        if (response.StatusCode != status && response.StatusCode < StatusCodes.Status500InternalServerError
            && response.Headers.ContentType.Count == 0 && response.Headers.ContentLength is null or 0)
        {
            response.StatusCode = status;
        }
    }

    private static int StatusOf(PolicyDecision decided) => decided.Decision.IsRefused ? StatusCodes.Status403Forbidden
        : decided.Decision.IsOriginAllowed ? decided.Policy.Policy.PreflightStatusCode
        : StatusCodes.Status204NoContent;
}
