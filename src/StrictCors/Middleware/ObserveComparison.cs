using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Compares what an observing policy decided with what the rest of the application answers.</summary>
internal sealed class ObserveComparison(DecisionObserver observer)
{
    /// <summary>Called last when the response starts, so that it sees what all others have written.</summary>
    public void Compare(HttpContext context, PolicyDecision decided)
    {
        var received = HttpFeatures.Request(context);
        var request = CorsRequestReader.WithOwnOrigin(received, CorsRequestReader.Read(context, received, received.Headers.Origin));
        var ours = decided.Decision.Outcome == CorsOutcome.Allowed;
        var theirs = ObservedResponse.Allows(context.Response, request, decided.Decision.Kind);
        if (ours != theirs && request.Origin.Count > 0 && ObservedResponse.IsVerdict(context.Response, decided.Decision.Kind))
        {
            Report(context, decided, request, theirs);
        }
    }

    private void Report(HttpContext context, PolicyDecision decided, in CorsRequest request, bool theirs)
    {
        if (observer.Disagreed(request, decided.Decision))
        {
            var whyDenied = theirs ? null : ObservedResponse.WhyDenied(context.Response, request, decided.Decision.Kind);
            observer.LogDisagreement(context, decided.Policy, request, decided.Decision, whyDenied);
        }
    }
}
