namespace StrictCors.OriginSources;

/// <summary>Bounds how many queries are open at once. Origins that were never allowed get three quarters of the places at most, and wait while
/// known origins wait. The bound can change while queries are open.</summary>
/// <remarks>A <see cref="SemaphoreSlim"/> cannot be lowered below the number of its places that are taken.</remarks>
internal sealed class QueryPlaces(int limit)
{
    private const int ReservedPart = 4;

    // Each one more takes memory and room in the queue; the first ones get the answer for all.
    private const int MaxClients = 16;

    private readonly Lock _lock = new();
    private readonly FairQueue _known = new();
    private readonly FairQueue _unknown = new();
    private int _limit = limit;
    private int _taken;
    private int _takenByUnknown;

    /// <summary>Gets a value indicating whether no query is open and none waits.</summary>
    public bool IsUnused
    {
        get
        {
            lock (_lock)
            {
                return _taken == 0 && _known.Count == 0 && _unknown.Count == 0;
            }
        }
    }

    // Below four places none is reserved. A known origin then waits until the next query ends.
    private int LimitOfUnknown => _limit - (_limit / ReservedPart);

    /// <summary>Changes the bound. A higher one admits waiting queries at once. A lower one ends no query: new ones wait until enough
    /// open ones have ended.</summary>
    public void SetLimit(int limit)
    {
        lock (_lock)
        {
            _limit = limit;
            AdmitWaiting();
        }
    }

    /// <summary>Completes when a place is taken: in the order of the calls of one client, and in turns among clients.</summary>
    /// <returns>False, at once, if so many queries wait that this one would wait in vain. No place is taken.</returns>
    /// <param name="isKnown">Whether the origin was allowed before.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Cancelled when the time is up.</param>
    /// <exception cref="OperationCanceledException">The time is up. No place is taken.</exception>
    public Task<bool> TryTakeAsync(bool isKnown, WaitingQuery query, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        lock (_lock)
        {
            var queue = isKnown ? _known : _unknown;
            if (queue.Count == 0 && TryTake(isKnown))
            {
                query.Leave();
                return Task.FromResult(true);
            }

            foreach (var client in query.Clients)
            {
                queue.TryAdd(client, query);
            }

            if (!query.IsWaiting)
            {
                query.Leave();
                return Task.FromResult(false);
            }
        }

        // The registration ends with the token's source, which lives as long as the query.
        cancellationToken.UnsafeRegister(_ => Abandon(query, cancellationToken), state: null);
        return query.Admitted;
    }

    /// <summary>A request of another client needs the answer of a query too. The query then waits in the turns of both, so that no client
    /// waits behind the other queries of the one that came first.</summary>
    public void Join(bool isKnown, WaitingQuery query, ulong client)
    {
        lock (_lock)
        {
            if (!query.HasLeft && query.Clients.Count < MaxClients && query.Clients.Add(client) && query.IsWaiting)
            {
                (isKnown ? _known : _unknown).TryAdd(client, query);
            }
        }
    }

    public void Release(bool isKnown)
    {
        lock (_lock)
        {
            _taken--;
            _takenByUnknown -= isKnown ? 0 : 1;
            AdmitWaiting();
        }
    }

    private void Abandon(WaitingQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A query that was admitted at this moment keeps its place.
            if (!query.HasLeft)
            {
                query.Abandon(cancellationToken);
            }
        }
    }

    private void AdmitWaiting()
    {
        Admit(_known, isKnown: true);
        Admit(_unknown, isKnown: false);
    }

    private void Admit(FairQueue queue, bool isKnown)
    {
        while (queue.Count > 0 && TryTake(isKnown))
        {
            queue.AdmitNext();
        }
    }

    private bool TryTake(bool isKnown)
    {
        if (_taken >= _limit || (!isKnown && _takenByUnknown >= LimitOfUnknown))
        {
            return false;
        }

        _taken++;
        _takenByUnknown += isKnown ? 0 : 1;
        return true;
    }
}
