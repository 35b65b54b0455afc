using Microsoft.AspNetCore.Http;
using StrictCors.Page.Explaining;
using StrictCors.Page.Trying;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>One decision that someone has looked at. It is explained when someone opens it; until then it keeps the request and the policies that it
/// was made from.</summary>
/// <param name="number">The number of the decision, from 1.</param>
/// <param name="request">The request, which no one writes to any more.</param>
internal sealed class RecordedDecision(long number, RecordedRequest request)
{
    // One for all: only those who look at the page need it.
    private static readonly Lock Reading = new();

    private RecordedRequest? _kept = request;
    private ExplainedRequest? _explained;
    private DecisionTexts? _texts;

    public long Number { get; } = number;

    public DateTimeOffset Time { get; } = DateTimeOffset.FromUnixTimeMilliseconds(request.Time);

    public CorsDecision Decision { get; } = request.Decision;

    /// <summary>Gets the endpoint that routing found for the request itself; for a preflight, that may be another one than that of the announced
    /// request.</summary>
    public Endpoint? Endpoint { get; } = request.Endpoint;

    /// <summary>Gets the name of the endpoint, once it is known.</summary>
    public string? EndpointName { get; private set; }

    public string PolicyName { get; } = request.Policy.ToString();

    public StrictCorsEnforcement Enforcement { get; } = request.Policy.Enforcement;

    /// <summary>The request, to route it once more; null if it is not kept any more.</summary>
    public RecordedRequest? ReadRequest()
    {
        lock (Reading)
        {
            return _kept;
        }
    }

    /// <summary>Sets the endpoint that serves the request.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">What routing knows about the endpoint of a preflight.</param>
    public string Describe(string name, PreflightTarget? target = null)
    {
        lock (Reading)
        {
            if (target is not null)
            {
                _kept?.Describe(target);
            }

            return EndpointName ??= name;
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
                _explained = ExplainedRequest.Of(kept.Policy.First, kept.Value, _texts, EndpointName, kept.Options, kept.Proxy)
                    with { Again = AttemptAgain.Of(kept) };
                _kept = null;
            }
        }
    }
}
