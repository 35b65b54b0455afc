
namespace StrictCors.Tests.OriginSources;

/// <summary>A source that does as it is told.</summary>
internal sealed class MisbehavingSource : IStrictCorsOriginSource, IDisposable
{
    private readonly Misbehaviour _misbehaviour;

    public MisbehavingSource(Misbehaviour misbehaviour)
    {
        _misbehaviour = misbehaviour.ThrowsWhenMade ? throw new InvalidOperationException("no connection") : misbehaviour;
    }

    public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _misbehaviour.AskedCount);
        return _misbehaviour.Answer(cancellationToken);
    }

    public void Dispose()
    {
        Interlocked.Increment(ref _misbehaviour.DisposedCount);
        if (_misbehaviour.ThrowsWhenDisposed)
        {
            throw new InvalidOperationException("connection broken");
        }
    }
}
