
namespace StrictCors.Tests.OriginSources;

/// <summary>A source as an application writes it: scoped, and disposed with its scope.</summary>
internal sealed class RecordedSource(Recorder recorder) : IStrictCorsOriginSource, IDisposable
{
    public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => recorder.AskAsync(query, cancellationToken);

    public void Dispose() => recorder.CountDisposed();
}
