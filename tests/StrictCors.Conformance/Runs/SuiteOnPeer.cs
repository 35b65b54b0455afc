using StrictCors.Conformance.Peers;

namespace StrictCors.Conformance.Runs;

/// <summary>Starts a peer, runs all cases, and ends it.</summary>
internal static class SuiteOnPeer
{
    public static async Task<SuiteResult> RunAsync(Peer peer)
    {
        await using var running = await peer.StartAsync();
        return await RunAsync(running.Address, CaseLibrary.All);
    }

    public static async Task<SuiteResult> RunAsync(Uri address, IEnumerable<ConformanceCase> cases)
    {
        var target = new Target(address, IsInsecure: false, TimeSpan.FromSeconds(10));
        var manifest = await Manifest.ReadAsync(target, CancellationToken.None);
        return await SuiteRunner.RunAsync(target, manifest, cases, SuiteRunner.Engines, CancellationToken.None);
    }
}
