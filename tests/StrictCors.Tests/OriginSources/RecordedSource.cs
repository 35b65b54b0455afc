namespace StrictCors.Tests.OriginSources;

/// <summary>A source as an application writes it: scoped.</summary>
internal sealed class RecordedSource(Recorder recorder) : IStrictCorsOriginSource
{
    public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
        recorder.AskAsync(query, cancellationToken);
}
