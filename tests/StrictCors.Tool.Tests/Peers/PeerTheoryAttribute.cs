using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tool.Tests.Peers;

/// <summary>A test that needs another server. Without it the test is skipped, except on a build service, where it fails: nobody reads what is
/// skipped there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute(Peer peer)
    {
        Peer = peer;
        Skip = Installed.IsRequired || PeerPrograms.Missing(peer) is not { } missing ? null
            : $"{peer} is not here (Debian: apt-get install {missing}).";
    }

    public Peer Peer { get; }
}
