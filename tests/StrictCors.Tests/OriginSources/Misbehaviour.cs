using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>What a source does, and what happened to the instances that were asked.</summary>
internal sealed class Misbehaviour
{
    /// <summary>A query that ends only with its cancellation.</summary>
    public static Task UntilCancelledAsync(CancellationToken cancellationToken) => new TaskCompletionSource().Task.WaitAsync(cancellationToken);

    public Func<CancellationToken, ValueTask<bool>> Answer { get; set; } = _ => throw new NotSupportedException();

    public bool ThrowsWhenMade { get; set; }

    public bool ThrowsWhenDisposed { get; set; }

    public Signal Asked { get; } = new();

    public Signal Disposed { get; } = new();
}
