using StrictCors.Conformance.Peers;

namespace StrictCors.Conformance.Runs;

/// <summary>Installs what the peers need.</summary>
internal static class Installation
{
    public static void Run()
    {
        var packages = AllPeers.List.Where(peer => peer.Needs?.Missing() is not null).SelectMany(peer => peer.Needs!.Packages).Distinct().ToList();
        if (packages.Count > 0)
        {
            _ = Command.Run("apt-get", ["update", "-qq"]);
            _ = Command.Run(
                "apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. packages], null, ("DEBIAN_FRONTEND", "noninteractive"));
        }

        if (NodeModules.Missing() is not null)
        {
            NodeModules.Install();
        }
    }
}
