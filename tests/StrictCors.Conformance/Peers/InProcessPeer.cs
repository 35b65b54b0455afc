using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Peers;

/// <summary>A peer in this process.</summary>
internal sealed record InProcessPeer(string Name, Func<Task<InProcessServer>> Start) : Peer(Name, Needs: null)
{
    public override async Task<IRunningPeer> StartAsync() => new Running(await Start());

    private sealed class Running(InProcessServer server) : IRunningPeer
    {
        public Uri Address => server.Address;

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
