namespace StrictCors.Tests.OriginSources;

/// <summary>A source that does what a <see cref="Misbehaviour"/> prescribes.</summary>
internal sealed class MisbehavingSource : IStrictCorsOriginSource, IDisposable
{
    private readonly Misbehaviour _misbehaviour;

    public MisbehavingSource(Misbehaviour misbehaviour)
    {
        _misbehaviour = misbehaviour.ThrowsWhenMade ? throw new InvalidOperationException("no connection") : misbehaviour;
    }

    public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        _misbehaviour.Asked.Raise();
        return _misbehaviour.Answer(cancellationToken);
    }

    public void Dispose()
    {
        _misbehaviour.Disposed.Raise();
        if (_misbehaviour.ThrowsWhenDisposed)
        {
            throw new InvalidOperationException("connection broken");
        }
    }
}
