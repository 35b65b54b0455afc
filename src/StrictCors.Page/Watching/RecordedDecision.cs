using Microsoft.AspNetCore.Http;
using StrictCors.Page.Explaining;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Page.Watching;

/// <summary>One decision. It is explained when someone opens it; until then it keeps the request and the policies that it was made from.</summary>
internal sealed class RecordedDecision
{
    // A request with more characters than these is explained at once and not kept, so that the memory of 200 decisions has a bound.
    private const int MaxKept = 8192;

    private readonly Lock _lock = new();
    private Kept? _kept;
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
        _kept = new(policy.First, new(request, context.Request), context.Request.PathBase.Value + context.Request.Path.Value, options);
        if (_kept.Request.Length + _kept.Path.Length > MaxKept)
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

    /// <summary>The request in words: escaped and cut.</summary>
    public DecisionTexts ReadTexts()
    {
        lock (_lock)
        {
            return _texts ??= DecisionTexts.Of(_kept!.Request.Value, _kept.Path);
        }
    }

    /// <summary>The request, to route it once more; null if it is not kept any more.</summary>
    public (RecordedRequest Request, string PathBase, string Path)? ReadRequest()
    {
        lock (_lock)
        {
            return _kept is { } kept ? (kept.Request, kept.Path[..^kept.Request.Value.Path.Length], kept.Request.Value.Path) : null;
        }
    }

    /// <summary>The explanation by the policies that were in force.</summary>
    public ExplainedRequest Explain()
    {
        lock (_lock)
        {
            Settle();
            return _explained!;
        }
    }

    /// <summary>Explains the decision and lets go of the policies, which may hold a million origins and are not in force any more.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            if (_kept is { } kept)
            {
                _texts ??= DecisionTexts.Of(kept.Request.Value, kept.Path);
                EndpointName ??= EndpointTexts.NameOf(Endpoint);
                _explained = ExplainedRequest.Of(kept.First, kept.Request.Value, _texts, EndpointName, kept.Options, kept.Request.Proxy);
                _kept = null;
            }
        }
    }

    private sealed record Kept(EndpointPolicy First, RecordedRequest Request, string Path, StrictCorsOptions? Options);
}
