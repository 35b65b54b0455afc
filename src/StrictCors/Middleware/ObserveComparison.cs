using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Compares what an observing policy decided with what the rest of the application answers.</summary>
internal sealed class ObserveComparison
{
    private readonly DecisionObserver _observer;
    private readonly Func<object, Task> _compare;

    public ObserveComparison(DecisionObserver observer)
    {
        _observer = observer;
        _compare = Compare;
    }

    /// <summary>Registered first, so it sees what all others have written.</summary>
    public void CompareWhenStarting(HttpContext context) => context.Response.OnStarting(_compare, context);

    private Task Compare(object state)
    {
        var context = (HttpContext)state;
        if (DecisionFeature.Decision(context) is { } decided)
        {
            var received = HttpFeatures.Request(context);
            var request = CorsRequestReader.WithOwnOrigin(received, CorsRequestReader.Read(context, received, received.Headers.Origin));
            var ours = decided.Decision.Outcome == CorsOutcome.Allowed;
            var theirs = ObservedResponse.Allows(context.Response, request, decided.Decision.Kind);
            if (ours != theirs && request.Origin.Count > 0 && ObservedResponse.IsVerdict(context.Response, decided.Decision.Kind))
            {
                Report(context.Response, decided, request, theirs);
            }
        }

        return Task.CompletedTask;
    }

    private void Report(HttpResponse response, PolicyDecision decided, in CorsRequest request, bool theirs)
    {
        if (_observer.Disagreed(request, decided.Decision))
        {
            var whyDenied = theirs ? null : ObservedResponse.WhyDenied(response, request, decided.Decision.Kind);
            _observer.LogDisagreement(decided.Policy, request, decided.Decision, whyDenied);
        }
    }
}
