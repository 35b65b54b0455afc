using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tool.Tests.Peers;

/// <summary>The servers, each started once for all tests of the class.</summary>
public sealed class RunningPeers : IAsyncLifetime
{
    private readonly Dictionary<Peer, Task<LoopbackProgram>> _running = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<string> UrlOf(Peer peer)
    {
        Task<LoopbackProgram> process;
        lock (_running)
        {
            if (!_running.TryGetValue(peer, out process!))
            {
                _running[peer] = process = PeerPrograms.StartAsync(peer);
            }
        }

        return (await process).Address.GetLeftPart(UriPartial.Authority);
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
