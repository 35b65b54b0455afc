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

    public override async Task<RunningPeer> StartAsync()
    {
        var backend = HasBackend ? await Servers.PlainServer.StartAsync() : null;
        var program = await Contract.StartAsync((port, folder) => Prepare(new(port, backend?.Address.Port ?? 0), new(folder)).ToStartInfo());
        return backend is null ? new(program.Address, program) : new(program.Address, program, backend);
    }
}
