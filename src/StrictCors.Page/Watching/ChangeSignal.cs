namespace StrictCors.Page.Watching;

/// <summary>Wakes those who wait for a change. If no one waits, a change costs a look.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _waiting;

    public void Change()
    {
        // What has changed is visible before the look: who registers after it sees the change.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiting) is not null)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }

    /// <summary>Completes with the next change. Register first and then read, so that no change is missed.</summary>
    public Task Register()
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _waiting, created, null) ?? created).Task;
    }
}
