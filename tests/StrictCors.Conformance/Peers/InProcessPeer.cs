using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Peers;

/// <summary>A peer in this process.</summary>
internal sealed record InProcessPeer(string Name, Func<Task<InProcessServer>> Start) : Peer(Name, Needs: null)
{
    public override async Task<RunningPeer> StartAsync()
    {
        var server = await Start();
        return new(server.Address, server);
    }
}
