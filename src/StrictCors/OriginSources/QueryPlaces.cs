namespace StrictCors.OriginSources;

/// <summary>Bounds how many queries are open at once. The bound can change while queries are open.</summary>
/// <remarks>A <see cref="SemaphoreSlim"/> cannot be lowered below the number of its places that are taken.</remarks>
internal sealed class QueryPlaces(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private int _limit = limit;
    private int _taken;

    /// <summary>Gets a value indicating whether no query is open and none waits.</summary>
    public bool IsUnused
    {
        get
        {
            lock (_lock)
            {
                return _taken == 0 && _waiting.Count == 0;
            }
        }
    }

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

    /// <summary>Completes when a place is taken, in the order of the calls.</summary>
    /// <exception cref="OperationCanceledException">The time is up. No place is taken.</exception>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        LinkedListNode<TaskCompletionSource> waiting;
        lock (_lock)
        {
            if (_taken < _limit)
            {
                _taken++;
                return Task.CompletedTask;
            }

            waiting = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        // The registration ends with the token's source, which lives as long as the query.
        cancellationToken.UnsafeRegister(_ => Abandon(waiting, cancellationToken), state: null);
        return waiting.Value.Task;
    }

    public void Release()
    {
        lock (_lock)
        {
            _taken--;
            AdmitWaiting();
        }
    }

    private void Abandon(LinkedListNode<TaskCompletionSource> waiting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A query that was admitted at this moment keeps its place.
            if (waiting.List is null)
            {
                return;
            }

            _waiting.Remove(waiting);
        }

        waiting.Value.SetCanceled(cancellationToken);
    }

    private void AdmitWaiting()
    {
        while (_taken < _limit && _waiting.First is { } next)
        {
            _waiting.RemoveFirst();
            _taken++;
            next.Value.SetResult();
        }
    }
}
