namespace StrictCors.Page.Watching;

/// <summary>Wakes those who wait for a change. If no one waits, a change only counts up.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    public void Change()
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _version++;
            (waiting, _waiting) = (_waiting, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>Completes when there is another version than this one.</summary>
    public Task WaitAsync(long version)
    {
        lock (_lock)
        {
            return _version != version ? Task.CompletedTask
                : (_waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
