namespace StrictCors.Tool.Tests.Peers;

/// <summary>The servers, each started once for all tests of the class.</summary>
public sealed class RunningPeers : IAsyncLifetime
{
    private readonly Dictionary<Peer, Task<PeerProcess>> _running = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<string> UrlOf(Peer peer)
    {
        Task<PeerProcess> process;
        lock (_running)
        {
            if (!_running.TryGetValue(peer, out process!))
            {
                _running[peer] = process = PeerProcess.StartAsync(peer);
            }
        }

        return (await process).Url;
    }

    public async Task DisposeAsync()
    {
        foreach (var process in _running.Values)
        {
            if (process.IsCompletedSuccessfully)
            {
                await (await process).DisposeAsync();
            }
        }
    }
}
