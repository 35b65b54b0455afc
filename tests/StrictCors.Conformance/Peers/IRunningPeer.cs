namespace StrictCors.Conformance.Peers;

/// <summary>A peer that listens. It ends with this object.</summary>
internal interface IRunningPeer : IAsyncDisposable
{
    Uri Address { get; }
}
