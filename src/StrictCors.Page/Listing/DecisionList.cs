using Microsoft.AspNetCore.Http;
using StrictCors.Page.Explaining;
using StrictCors.Page.Trying;
using StrictCors.Page.Watching;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Page.Listing;

/// <summary>The last decisions as rows.</summary>
internal sealed class DecisionList(Watch watch, PolicyLookup lookup)
{
    /// <summary>The rows of the decisions with a higher number, oldest first.</summary>
    /// <param name="number">The number of the last decision that is known.</param>
    /// <param name="services">The services of the current request.</param>
    public async Task<List<DecisionRow>> AfterAsync(long number, IServiceProvider services)
    {
        var rows = new List<DecisionRow>();
        foreach (var decision in watch.Decisions.After(number))
        {
            rows.Add(await RowAsync(decision, services));
        }

        return rows;
    }

    /// <summary>The explanation of the decision with that number; null if it is not kept any more.</summary>
    public async Task<ExplainedRequest?> ExplainAsync(long number, IServiceProvider services)
    {
        if (watch.Decisions.Find(number) is not { } decision)
        {
            return null;
        }

        await EndpointOfAsync(decision, services);
        return decision.Explain();
    }

    private async Task<DecisionRow> RowAsync(RecordedDecision recorded, IServiceProvider services)
    {
        var decision = recorded.Decision;
        var texts = recorded.ReadTexts();
        return new(
            recorded.Number, recorded.Time, DecisionNames.For(decision.Kind), texts.Method, texts.Path, texts.Origin,
            await EndpointOfAsync(recorded, services), Display.Escape(recorded.PolicyName), recorded.Enforcement.ToString(),
            DecisionNames.For(decision.Outcome), decision.Outcome == CorsOutcome.Denied ? DecisionNames.For(decision.Reason) : "",
            decision.IsRefused, texts.RequestHeaders);
    }

    /// <summary>Routing finds no endpoint for many preflights. That of the announced request is looked up when someone reads the list.</summary>
    private async ValueTask<string> EndpointOfAsync(RecordedDecision recorded, IServiceProvider services)
    {
        if (recorded.EndpointName is { } known)
        {
            return known;
        }

        if (recorded.Decision.Kind == CorsRequestKind.Preflight && lookup.Finder is { } finder
            && ContextOf.Preflight(recorded, services) is { } context
            && context.Request.Headers.AccessControlRequestMethod is [{ Length: > 0 } method])
        {
            var (endpoint, target) = await finder.FindRequestedAsync(context, method, lookup.Resolve);
            return recorded.Describe(EndpointTexts.NameOf(endpoint), target);
        }

        return recorded.Describe(EndpointTexts.NameOf(recorded.Endpoint));
    }
}
