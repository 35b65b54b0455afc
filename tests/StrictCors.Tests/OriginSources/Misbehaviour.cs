
namespace StrictCors.Tests.OriginSources;

/// <summary>What a source does, and what became of those that were asked.</summary>
internal sealed class Misbehaviour
{
    public int AskedCount;
    public int DisposedCount;

    public Func<CancellationToken, ValueTask<bool>> Answer { get; set; } = _ => throw new NotSupportedException();

    public bool ThrowsWhenMade { get; set; }

    public bool ThrowsWhenDisposed { get; set; }

    public int Asked => Volatile.Read(ref AskedCount);

    public int Disposed => Volatile.Read(ref DisposedCount);
}
