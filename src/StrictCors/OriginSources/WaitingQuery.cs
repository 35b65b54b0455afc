namespace StrictCors.OriginSources;

/// <summary>A query that needs a place, and the clients in whose turns it waits: all those whose requests need its answer. Only used under the
/// lock of the places.</summary>
internal sealed class WaitingQuery(ulong client)
{
    // Completed under the lock, so the code that waits must not continue there.
    private readonly TaskCompletionSource<bool> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Action> _removals = [];

    /// <summary>Gets the clients whose requests came before the query began to wait.</summary>
    public HashSet<ulong> Clients { get; } = [client];

    public Task<bool> Admitted => _admitted.Task;

    public bool IsWaiting => _removals.Count > 0;

    /// <summary>Gets a value indicating whether the query waits no more.</summary>
    public bool HasLeft { get; private set; }

    public void Joined(Action removal) => _removals.Add(removal);

    public void Admit()
    {
        Leave();
        _admitted.SetResult(true);
    }

    public void Abandon(CancellationToken cancellationToken)
    {
        Leave();
        _admitted.SetCanceled(cancellationToken);
    }

    /// <summary>Takes the query out of all queues.</summary>
    public void Leave()
    {
        HasLeft = true;
        _removals.ForEach(static remove => remove());
        _removals.Clear();
    }
}
