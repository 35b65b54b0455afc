namespace StrictCors.Tests.Infrastructure;

/// <summary>Counts events on other threads. A test waits for the next one instead of for time to pass.</summary>
internal sealed class Signal : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _pending = new(0);
    private int _count;

    /// <summary>How many events there were.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Raise()
    {
        Interlocked.Increment(ref _count);
        _pending.Release();
    }

    /// <summary>Completes when that many events that no earlier call has waited for have occurred.</summary>
    public async Task WaitAsync(int events = 1)
    {
        for (var i = 0; i < events; i++)
        {
            (await _pending.WaitAsync(Bound)).Should().BeTrue("event {0} of {1} occurs", i + 1, events);
        }
    }

    public void Dispose() => _pending.Dispose();
}
