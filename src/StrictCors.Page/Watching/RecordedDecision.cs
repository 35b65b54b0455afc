using Microsoft.AspNetCore.Http;
using StrictCors.Page.Explaining;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>One decision. It is explained when someone opens it; until then it keeps the request and the policies that it was made from.</summary>
internal sealed class RecordedDecision
{
    // A request with more characters than these is explained at once and not kept, so that the memory of 200 decisions has a bound.
    private const int MaxKept = 8192;

    // One for all: only those who look at the page need it.
    private static readonly Lock Reading = new();

    private RecordedRequest? _kept;
    private ExplainedRequest? _explained;
    private DecisionTexts? _texts;

    /// <param name="context">The request.</param>
    /// <param name="policy">The policy that decided.</param>
    /// <param name="request">The parts of the request that matter.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="options">The configuration in force.</param>
    /// <param name="time">The time of the decision.</param>
    public RecordedDecision(
        HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision, StrictCorsOptions? options, DateTimeOffset time)
    {
        (Time, Decision, Endpoint) = (time, decision, context.GetEndpoint());
        (PolicyName, Enforcement) = (policy.ToString(), policy.Enforcement);
        _kept = new(policy.First, request, context.Request, decision.Outcome is CorsOutcome.Denied or CorsOutcome.SameOrigin, options);
        if (_kept.Length > MaxKept)
        {
            Settle();
        }
    }

    /// <summary>Gets or sets the number of the decision, from 1.</summary>
    public long Number { get; set; }

    public DateTimeOffset Time { get; }

    public CorsDecision Decision { get; }

    /// <summary>Gets the endpoint that routing found for the request itself; for a preflight, that may be another one than that of the announced
    /// request.</summary>
    public Endpoint? Endpoint { get; }

    /// <summary>Gets or sets the name of the endpoint, once it is known.</summary>
    public string? EndpointName { get; set; }

    public string PolicyName { get; }

    public StrictCorsEnforcement Enforcement { get; }

    /// <summary>The request, to route it once more; null if it is not kept any more.</summary>
    public RecordedRequest? ReadRequest()
    {
        lock (Reading)
        {
            return _kept;
        }
    }

    /// <summary>The request in words: escaped and cut.</summary>
    public DecisionTexts ReadTexts()
    {
        lock (Reading)
        {
            return _texts ??= DecisionTexts.Of(_kept!.Value, _kept.FullPath);
        }
    }

    /// <summary>The explanation by the policies that were in force.</summary>
    public ExplainedRequest Explain()
    {
        lock (Reading)
        {
            Settle();
            return _explained!;
        }
    }

    /// <summary>Explains the decision and lets go of the policies, which may hold a million origins and are not in force any more.</summary>
    public void Settle()
    {
        lock (Reading)
        {
            if (_kept is { } kept)
            {
                _texts ??= DecisionTexts.Of(kept.Value, kept.FullPath);
                EndpointName ??= EndpointTexts.NameOf(Endpoint);
                _explained = ExplainedRequest.Of(kept.First, kept.Value, _texts, EndpointName, kept.Options, kept.Proxy);
                _kept = null;
            }
        }
    }
}
