namespace StrictCors.Conformance.Peers;

/// <param name="Own">Where the peer listens.</param>
/// <param name="Backend">Where the contract without CORS listens, or 0.</param>
internal sealed record PeerPorts(int Own, int Backend);
