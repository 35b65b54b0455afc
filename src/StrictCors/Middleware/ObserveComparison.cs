using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;

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
        if (DecisionFeature.Decision(context) is { } recorded)
        {
            var received = HttpFeatures.Request(context);
            var request = CorsRequestReader.WithOwnOrigin(received, CorsRequestReader.Read(context, received, received.Headers.Origin));
            var ours = recorded.Decision.Outcome == CorsOutcome.Allowed;
            var theirs = ObservedResponse.Allows(context.Response, request, recorded.Decision.Kind);
            if (ours != theirs && request.Origin.Count > 0)
            {
                _observer.Disagreed(context, recorded.Policy, request, recorded.Decision, theirs);
            }
        }

        return Task.CompletedTask;
    }
}
