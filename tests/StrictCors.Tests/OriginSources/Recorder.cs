using System.Collections.Concurrent;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>What a source was asked, and what it is to answer.</summary>
internal sealed class Recorder(Func<StrictCorsOriginQuery, bool> answer)
{
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Raised for each query that reaches the source.</summary>
    public Signal Reached { get; } = new();

    public Func<StrictCorsOriginQuery, bool> Answer { get; set; } = answer;

    /// <summary>The answers come after this, unless the query is cancelled before.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Whether the source ignores the cancellation.</summary>
    public bool IgnoresCancellation { get; set; }

    /// <summary>The token of the query that came last.</summary>
    public CancellationToken LastToken { get; private set; }

    public async ValueTask<bool> AskAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        LastToken = cancellationToken;
        Asked.Enqueue(query.Origin.ToString());
        Reached.Raise();
        await Hold.WaitAsync(IgnoresCancellation ? CancellationToken.None : cancellationToken);
        return Answer(query);
    }
}
