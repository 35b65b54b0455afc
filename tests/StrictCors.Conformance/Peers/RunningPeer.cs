namespace StrictCors.Conformance.Peers;

/// <summary>A peer that listens. Its parts end with this object, in their order.</summary>
internal sealed class RunningPeer(Uri address, params IAsyncDisposable[] parts) : IAsyncDisposable
{
    public Uri Address => address;

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts)
        {
            await part.DisposeAsync();
        }
    }
}
