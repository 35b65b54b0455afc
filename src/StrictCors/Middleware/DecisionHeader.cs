using System.Globalization;
using Microsoft.AspNetCore.Http;
using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Middleware;

/// <summary><c>StrictCors-Decision</c>, which shows the decision and its reason on every CORS response in Development.</summary>
internal static class DecisionHeader
{
    public const string Name = "StrictCors-Decision";

    /// <summary>The value is computed now, because the request may change before the response starts.</summary>
    public static void WriteWhenStarting(HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var value = Value(policy, request, decision);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Name] = value;
            return Task.CompletedTask;
        });
    }

    /// <summary>The outcome, the reason, and what was denied if that is a serialised origin or a token. Nothing else is sent back.</summary>
    private static string Value(EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var detail = decision.Reason switch
        {
            CorsDenialReason.OriginNotAllowed => request.Origin.ToString(),
            CorsDenialReason.MethodNotAllowed =>
                Display.Escape(decision.Kind == CorsRequestKind.Preflight ? request.RequestMethod.ToString() : request.Method),
            CorsDenialReason.HeaderNotAllowed => DeniedHeaders.First(policy.Policy, request.RequestHeaders),
            _ => null,
        };
        var summary = decision.ToString();

        // Truncation adds a character outside ASCII, which a header cannot contain.
        return string.IsNullOrEmpty(detail) || !System.Text.Ascii.IsValid(detail) 
            ? summary
            : string.Create(CultureInfo.InvariantCulture, $"{summary}; {detail}");
    }
}
