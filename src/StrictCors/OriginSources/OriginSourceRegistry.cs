using Microsoft.Extensions.DependencyInjection;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>The working origin sources, by policy and service. They survive reloads, so that the bound on open queries holds across them.</summary>
internal sealed class OriginSourceRegistry(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SourceId, OriginSource> _sources = [];

    /// <summary>Gets how many sources there are: those of the policies, and those that still have open queries.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _sources.Count;
            }
        }
    }

    /// <summary>Queries the source of a policy.</summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public async Task<bool> QueryAsync(StrictCorsOriginQuery query, OriginSourceSettings settings)
    {
        using var timeout = new CancellationTokenSource(settings.Timeout, time);
        await TakePlaceAsync(query.PolicyName, settings, out var source, timeout.Token);
        var isAllowed = await source.QueryAsync(scopes, query, timeout.Token).WithinAsync(timeout.Token);

        // A service that answers because it was cancelled can return before the cancellation arrives here.
        timeout.Token.ThrowIfCancellationRequested();
        return isAllowed;
    }

    /// <summary>Puts the bounds of a new policy table in force and drops the sources that it no longer has.</summary>
    public void Apply(PolicyTable table)
    {
        lock (_lock)
        {
            // A dropped source with open queries is kept until a later reload: a policy that is removed and added again must not get
            // a second set of places.
            foreach (var (id, source) in _sources)
            {
                if (source.Places.IsUnused && table.Find(id.PolicyName)?.OriginSource?.ServiceType != id.ServiceType)
                {
                    _sources.Remove(id);
                }
            }

            // Sources that were never queried are added too: a request that began before the reload would add them with the old bound.
            foreach (var policy in table.Policies)
            {
                if (policy.OriginSource is { } settings)
                {
                    FindOrAdd(policy.Name!, settings).Places.SetLimit(settings.MaxConcurrentQueries);
                }
            }
        }
    }

    // Finding the source and joining its queue is one step, so that the source is not dropped in between.
    private Task TakePlaceAsync(string policyName, OriginSourceSettings settings, out OriginSource source, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            source = FindOrAdd(policyName, settings);
            return source.Places.TakeAsync(cancellationToken);
        }
    }

    private OriginSource FindOrAdd(string policyName, OriginSourceSettings settings)
    {
        var id = new SourceId(policyName, settings.ServiceType);
        if (!_sources.TryGetValue(id, out var source))
        {
            source = new OriginSource(settings.ServiceType, settings.MaxConcurrentQueries);
            _sources.Add(id, source);
        }

        return source;
    }

    private readonly record struct SourceId(string PolicyName, Type ServiceType)
    {
        // As in the policy table, the case of names is ignored.
        public bool Equals(SourceId other) =>
            ServiceType == other.ServiceType && PolicyName.Equals(other.PolicyName, StringComparison.OrdinalIgnoreCase);

        public override int GetHashCode() => HashCode.Combine(ServiceType, StringComparer.OrdinalIgnoreCase.GetHashCode(PolicyName));
    }
}
