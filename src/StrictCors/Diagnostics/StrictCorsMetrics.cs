using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using StrictCors.Policies;

namespace StrictCors.Diagnostics;

/// <summary>The meter <c>StrictCors</c>. Its tags are those of <see cref="DecisionTags"/>.</summary>
internal sealed class StrictCorsMetrics
{
    public const string MeterName = "StrictCors";

    private readonly Counter<long>? _requests;
    private readonly Counter<long>? _disagreements;
    private readonly Counter<long>? _reloads;
    private readonly Counter<long>? _sourceFailures;
    private readonly Counter<long>? _cacheFailures;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns the meter.")]
    public StrictCorsMetrics(IMeterFactory? factory)
    {
        var meter = factory?.Create(MeterName);
        _requests = meter?.CreateCounter<long>("strictcors.requests", "{request}", "Requests that a policy decided about.");
        _disagreements = meter?.CreateCounter<long>("strictcors.disagreements", "{request}",
            "Requests on which an observing policy and the rest of the application disagree.");
        _reloads = meter?.CreateCounter<long>("strictcors.configuration.reloads", "{reload}", "Changes of the configuration while the program runs.");
        _sourceFailures = meter?.CreateCounter<long>("strictcors.origin_source.failures", "{query}", "Queries to origin sources without an answer.");
        _cacheFailures = meter?.CreateCounter<long>("strictcors.shared_cache.failures", "{operation}",
            "Operations of the application's HybridCache that threw or took too long.");
    }

    public void Decided(in CorsDecision decision)
    {
        if (_requests is { Enabled: true })
        {
            _requests.Add(1, DecisionTags.Of(decision));
        }
    }

    public void Disagreed(in CorsDecision decision)
    {
        if (_disagreements is { Enabled: true })
        {
            _disagreements.Add(1, DecisionTags.Of(decision));
        }
    }

    public void Reloaded(bool accepted) =>
        _reloads?.Add(1, new KeyValuePair<string, object?>(DecisionTags.Outcome, accepted ? "accepted" : "refused"));

    /// <param name="policy">The policy.</param>
    /// <param name="cause">A word out of a few: exception, timeout, queue-full.</param>
    public void OriginSourceFailed(string policy, string cause) => _sourceFailures?.Add(
        1, new KeyValuePair<string, object?>(DecisionTags.Policy, policy), new KeyValuePair<string, object?>(DecisionTags.Cause, cause));

    public void SharedCacheFailed() => _cacheFailures?.Add(1);
}
