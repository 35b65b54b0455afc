using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StrictCors.Text;

namespace StrictCors.Diagnostics;

/// <summary>Reports origin sources and the shared cache: each failure is counted, and an outage and its end are logged once.</summary>
internal sealed class OriginSourceObserver(ILogger logger, StrictCorsMetrics metrics, TimeProvider time)
{
    // Per policy, not per origin, because a database that is down fails for all origins. The names come from the configuration.
    private readonly ConcurrentDictionary<string, Outage> _sources = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Outage> _queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly Outage _cache = new(time);

    // The operations of the shared cache that failed last. A cache that cannot be written may still be read, and is not in order then.
    private int _failingOperations;

    /// <summary>An origin source threw or took too long; the request is denied, or the answer not renewed.</summary>
    public void SourceFailed(string policy, string origin, Exception exception)
    {
        metrics.OriginSourceFailed(policy, exception is OperationCanceledException ? "timeout" : "exception");
        if (OutageOf(_sources, policy).Fails(out var unsaid))
        {
            Log.OriginSourceFailed(logger, exception, Display.Escape(policy), Display.Escape(origin), unsaid);
        }
    }

    public void SourceAnswered(string policy)
    {
        if (_sources.TryGetValue(policy, out var outage) && outage.Works(out var failures, out var lasted))
        {
            Log.OriginSourceRecovered(logger, Display.Escape(policy), failures, lasted);
        }
    }

    /// <summary>So many queries wait that another one was denied at once.</summary>
    public void QueueFull(string policy, string origin)
    {
        metrics.OriginSourceFailed(policy, "queue-full");
        if (OutageOf(_queues, policy).Fails(out var unsaid))
        {
            Log.OriginSourceQueueFull(logger, Display.Escape(policy), Display.Escape(origin), unsaid);
        }
    }

    /// <summary>A query was accepted.</summary>
    public void QueueAccepts(string policy)
    {
        if (_queues.TryGetValue(policy, out var outage) && outage.Works(out var denied, out var lasted))
        {
            Log.OriginSourceQueueAccepts(logger, Display.Escape(policy), denied, lasted);
        }
    }

    public void SharedCacheFailed(SharedCacheOperation operation, Exception exception)
    {
        metrics.SharedCacheFailed();
        Interlocked.Or(ref _failingOperations, (int)operation);
        if (_cache.Fails(out var unsaid))
        {
            Log.SharedCacheFailed(logger, exception, unsaid);
        }
    }

    public void SharedCacheAnswered(SharedCacheOperation operation)
    {
        var others = ~(int)operation;
        if (Volatile.Read(ref _failingOperations) != 0 && (Interlocked.And(ref _failingOperations, others) & others) == 0
            && _cache.Works(out var failures, out var lasted))
        {
            Log.SharedCacheRecovered(logger, failures, lasted);
        }
    }

    private Outage OutageOf(ConcurrentDictionary<string, Outage> outages, string policy) => outages.GetOrAdd(policy, _ => new Outage(time));
}

[Flags]
internal enum SharedCacheOperation
{
    None = 0,
    Read = 1,
    Write = 2,
}
