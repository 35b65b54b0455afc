using StrictCors.Conformance.Peers;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary>A test that needs the packages of peers. Without any of them it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeersTheoryAttribute : TheoryAttribute
{
    public PeersTheoryAttribute()
    {
        if (AllPeers.List.Where(peer => peer.Needs is not null).All(peer => peer.Missing() is not null))
        {
            Skip = "No peer is installed: dotnet run --project tests/StrictCors.Conformance -- --install";
        }
    }
}
