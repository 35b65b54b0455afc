using System.Collections.Concurrent;

namespace StrictCors.Tests.OriginSources;

/// <summary>What a source was asked, and what it is to answer.</summary>
internal sealed class Recorder(Func<StrictCorsOriginQuery, bool> answer)
{
    private int _disposed;

    public ConcurrentQueue<string> Asked { get; } = new();

    public TimeSpan Delay { get; init; }

    /// <summary>How many sources were disposed: one scope for each question.</summary>
    public int Disposed => _disposed;

    public async ValueTask<bool> AskAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        Asked.Enqueue(query.Origin.ToString());
        await Task.Delay(Delay, cancellationToken);
        return answer(query);
    }

    public void CountDisposed() => Interlocked.Increment(ref _disposed);
}
