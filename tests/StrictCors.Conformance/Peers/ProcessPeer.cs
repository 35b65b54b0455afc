namespace StrictCors.Conformance.Peers;

/// <summary>A peer that is a program of its own.</summary>
/// <param name="Prepare">Builds what has to be built, and says how the program is started on a port.</param>
/// <param name="HasBackend">Whether it is a proxy, in front of the contract without CORS.</param>
internal sealed record ProcessPeer(string Name, Needs Needs, Func<PeerPorts, DirectoryInfo, PeerStart> Prepare, bool HasBackend = false)
    : Peer(Name, Needs)
{
    /// <summary>Gets what else is missing, or null.</summary>
    public Func<string?>? AlsoMissing { get; init; }

    public override string? Missing() => base.Missing() ?? AlsoMissing?.Invoke();

    public override async Task<IRunningPeer> StartAsync()
    {
        var backend = HasBackend ? await Servers.PlainServer.StartAsync() : null;
        var folder = Directory.CreateTempSubdirectory("strictcors-peer-");
        return await PeerProcess.StartAsync(this, backend, folder);
    }
}
