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
    /// <returns>Null if too many queries wait already.</returns>
    /// <param name="question">The query.</param>
    /// <param name="ask">Gets the answer of the service. It may restart the time limit.</param>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public async Task<T?> QueryAsync<T>(OriginQuestion question, Func<IStrictCorsOriginSource, CancellationTokenSource, Task<T>> ask)
        where T : struct
    {
        using var limit = new CancellationTokenSource(question.Settings.Timeout, time);
        if (!await TryTakePlaceAsync(question, out var source, limit.Token))
        {
            return null;
        }

        var answer = await source.QueryAsync(scopes, question.IsKnown, service => ask(service, limit)).WithinAsync(limit.Token);

        // A service that answers because it was cancelled can return before the cancellation arrives here.
        limit.Token.ThrowIfCancellationRequested();
        return answer;
    }

    /// <summary>A request of another client waits for an open query.</summary>
    public void Join(OriginQuestion open, ulong client)
    {
        lock (_lock)
        {
            FindOrAdd(open.Query.PolicyName, open.Settings).Places.Join(open.IsKnown, open.Place, client);
        }
    }

    /// <summary>Puts the bounds of a new policy table in force and drops the sources that it no longer has.</summary>
    public void Apply(PolicyTable table)
    {
        lock (_lock)
        {
            var policies = table.Policies.Concat(table.Inline).Where(policy => policy.OriginSource is not null).ToList();

            // A dropped source with open queries is kept until a later reload: a policy that is removed and added again must not get
            // a second set of places.
            foreach (var (id, source) in _sources)
            {
                if (source.Places.IsUnused && !policies.Exists(id.IsOf))
                {
                    _sources.Remove(id);
                }
            }

            // Sources that were never queried are added too: a request that began before the reload would add them with the old bound.
            foreach (var policy in policies)
            {
                FindOrAdd(policy.Name!, policy.OriginSource!).Places.SetLimit(policy.OriginSource!.MaxConcurrentQueries);
            }
        }
    }

    // Finding the source and joining its queue is one step, so that the source is not dropped in between.
    private Task<bool> TryTakePlaceAsync(OriginQuestion question, out OriginSource source, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            source = FindOrAdd(question.Query.PolicyName, question.Settings);
            return source.Places.TryTakeAsync(question.IsKnown, question.Place, cancellationToken);
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

    private sealed record SourceId(string PolicyName, Type ServiceType)
    {
        // As in the policy table, the case of names is ignored.
        public bool Equals(SourceId? other) =>
            other is not null && ServiceType == other.ServiceType && PolicyName.Equals(other.PolicyName, StringComparison.OrdinalIgnoreCase);

        public bool IsOf(StrictCorsPolicy policy) => Equals(new(policy.Name!, policy.OriginSource!.ServiceType));

        public override int GetHashCode() => HashCode.Combine(ServiceType, StringComparer.OrdinalIgnoreCase.GetHashCode(PolicyName));
    }
}
