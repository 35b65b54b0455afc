namespace StrictCors.Page.Watching;

/// <summary>Wakes those who wait for a change. If no one waits, a change only counts up.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _waiting;
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    public void Change()
    {
        Interlocked.Increment(ref _version);
        if (Volatile.Read(ref _waiting) is not null)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }

    /// <summary>Completes when there is another version than this one.</summary>
    public Task WaitAsync(long version)
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Interlocked.CompareExchange(ref _waiting, created, null) ?? created;

        // After it is there for Change() to see: a change before that is seen here.
        return Version == version ? waiting.Task : Task.CompletedTask;
    }
}
