using System.Diagnostics;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Conformance.Peers;

/// <summary>Programs that serve the contract, or are in front of a server that does.</summary>
internal static class Contract
{
    /// <summary>Starts the program, and waits until it serves the manifest.</summary>
    public static Task<LoopbackProgram> StartAsync(Func<int, string, ProcessStartInfo> start) =>
        LoopbackProgram.StartAsync(start, HasManifestAsync);

    private static async Task<bool> HasManifestAsync(LoopbackProgram program)
    {
        try
        {
            _ = await Manifest.ReadAsync(new(program.Address, IsInsecure: false, TimeSpan.FromSeconds(5)), CancellationToken.None);
            return true;
        }
        catch (ManifestException)
        {
            return false;
        }
    }
}
