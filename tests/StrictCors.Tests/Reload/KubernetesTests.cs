using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>
/// A ConfigMap as a volume: <c>appsettings.json</c> is a link to <c>..data/appsettings.json</c>, <c>..data</c> a link to a directory named
/// after the time, and an update renames another link over <c>..data</c> and removes the old directory.
/// </summary>
public sealed class KubernetesTests : IDisposable
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private readonly SettingsDirectory _volume = new();

    public void Dispose()
    {
        _volume.Dispose();
    }

    // One swap only: the framework polls every four seconds.
    [LinuxFact]
    public async Task A_swapped_ConfigMap_comes_in_force()
    {
        Mount("..2026_01_01", Policies.Web(A));
        File.CreateSymbolicLink(_volume.File("appsettings.json"), Path.Combine("..data", "appsettings.json"));

        // No event of the file system names the file, so it has to be polled; in a container DOTNET_USE_POLLING_FILE_WATCHER=1 says so.
        using var files = new PhysicalFileProvider(_volume.Path) { UsePollingFileWatcher = true, UseActivePolling = true };
        await using var host = await ReloadHost.StartAsync(builder =>
            builder.Configuration.AddJsonFile(files, "appsettings.json", optional: false, reloadOnChange: true));

        await host.AllowsAfterAsync(() => Mount("..2026_01_02", Policies.Web(B)), B);
        (await host.AllowsAsync(A)).Should().BeFalse();
        host.Changes().Should().ContainSingle();
        host.Refusals().Should().BeEmpty();
    }

    private void Mount(string directory, string settings)
    {
        var before = new FileInfo(_volume.File("..data")).LinkTarget;
        Directory.CreateDirectory(_volume.File(directory));
        File.WriteAllText(_volume.File(Path.Combine(directory, "appsettings.json")), settings);
        Directory.CreateSymbolicLink(_volume.File("..data_tmp"), directory);

        // File.Move does not take links to directories, and Directory.Move replaces nothing.
        using var rename = Process.Start("mv", ["-T", _volume.File("..data_tmp"), _volume.File("..data")]);
        rename.WaitForExit();
        rename.ExitCode.Should().Be(0);
        if (before is not null)
        {
            Directory.Delete(_volume.File(before), recursive: true);
        }
    }
}
