using System.Security.Cryptography;
using System.Text;

namespace StrictCors.Conformance.Peers;

/// <summary>The packages of the peers on Node.js, outside of the repository: one folder for each state of package.json.</summary>
internal static class NodeModules
{
    private static string Sources => Path.Combine(AppContext.BaseDirectory, "peers", "node");

    public static string Folder
    {
        get
        {
            var package = Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Sources, "package.json")));
            var caches = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
            return Path.Combine(caches, "strictcors", "peers", Convert.ToHexStringLower(SHA256.HashData(package))[..12]);
        }
    }

    public static string? Missing() =>
        Directory.Exists(Path.Combine(Folder, "node_modules")) ? null : "--install runs npm install in a folder of its own";

    public static void Install()
    {
        Directory.CreateDirectory(Folder);
        File.Copy(Path.Combine(Sources, "package.json"), Path.Combine(Folder, "package.json"), overwrite: true);
        _ = Command.Run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], Folder);
    }
}
