namespace StrictCors.Conformance.Peers;

/// <summary>A server that the suite is run against.</summary>
/// <param name="Name">As in its manifest.</param>
/// <param name="Needs">What has to be installed.</param>
internal abstract record Peer(string Name, Needs? Needs)
{
    /// <summary>Why it cannot be run here, or null.</summary>
    public virtual string? Missing() => Needs?.Missing();

    public abstract Task<RunningPeer> StartAsync();
}
