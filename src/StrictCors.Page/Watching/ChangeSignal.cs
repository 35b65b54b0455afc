namespace StrictCors.Page.Watching;

/// <summary>Wakes those who wait for a change. If no one waits, a change costs a look.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _waiting;

    public void Change()
    {
        if (Volatile.Read(ref _waiting) is not null)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }

    /// <summary>Completes with the next change. Register first and then read, so that no change is missed.</summary>
    public Task Register()
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var registered = Interlocked.CompareExchange(ref _waiting, created, null) ?? created;

        // What has changed must be visible before the look, or both sides could miss each other. The barrier that this takes is here, for all
        // processors, because a page registers a few times in a second and each request looks.
        Interlocked.MemoryBarrierProcessWide();
        return registered.Task;
    }
}
