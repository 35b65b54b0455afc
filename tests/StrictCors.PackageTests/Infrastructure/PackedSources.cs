namespace StrictCors.PackageTests.Infrastructure;

/// <summary>
/// The package, packed from two copies of the sources in folders of different names and depths, and once more under a version that
/// no cache on this machine can hold, for programs that use it.
/// </summary>
public sealed class PackedSources : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Gets the version of the packages that <see cref="Feed"/> holds.</summary>
    public string UniqueVersion { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>Gets a folder that is a NuGet source.</summary>
    internal string Feed => _folder.Path("feed");

    internal PackageFile Package { get; private set; } = null!;

    internal PackageFile Symbols { get; private set; } = null!;

    /// <summary>Gets the package StrictCors.Testing.</summary>
    internal PackageFile Testing { get; private set; } = null!;

    internal PackageFile TestingSymbols { get; private set; } = null!;

    /// <summary>Gets the package StrictCors.Page.</summary>
    internal PackageFile Page { get; private set; } = null!;

    internal PackageFile PageSymbols { get; private set; } = null!;

    /// <summary>Gets the package StrictCors.Tool.</summary>
    internal PackageFile Tool { get; private set; } = null!;

    internal PackageFile OtherPackage { get; private set; } = null!;

    internal PackageFile OtherSymbols { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Package, Symbols) = await PackAsync(_folder.CreateFolder("one"), _folder.Path("first"));
        await DotNet.RunAsync(
            _folder.Path("one"), "pack", Repository.TestingProject, "--configuration", "Release",
            "--output", _folder.Path("testing"), "-warnaserror");
        (Testing, TestingSymbols) = (PackageFile.Only(_folder.Path("testing"), "*.nupkg"), PackageFile.Only(_folder.Path("testing"), "*.snupkg"));
        await DotNet.RunAsync(_folder.Path("one"), "pack", Repository.PageProject, "--configuration", "Release", "--output", _folder.Path("page"),
            "-warnaserror");
        (Page, PageSymbols) = (PackageFile.Only(_folder.Path("page"), "*.nupkg"), PackageFile.Only(_folder.Path("page"), "*.snupkg"));
        await DotNet.RunAsync(_folder.Path("one"), "pack", Repository.ToolProject, "--configuration", "Release", "--output", _folder.Path("tool"),
            "-warnaserror");
        Tool = PackageFile.Only(_folder.Path("tool"), "*.nupkg");
        (OtherPackage, OtherSymbols) = await PackAsync(_folder.CreateFolder("two", "deeper down"), _folder.Path("second"));
        foreach (var project in new[] { Repository.Project, Repository.TestingProject, Repository.PageProject, Repository.ToolProject })
        {
            await DotNet.RunAsync(_folder.Path("one"), "pack", project, "--configuration", "Release", "--output", Feed, "-warnaserror",
                $"-p:Version={UniqueVersion}");
        }
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private static async Task<(PackageFile Package, PackageFile Symbols)> PackAsync(string sources, string output)
    {
        Repository.CopyTo(sources);
        await DotNet.RunAsync(sources, "pack", Repository.Project, "--configuration", "Release", "--output", output, "-warnaserror");
        return (PackageFile.Only(output, "*.nupkg"), PackageFile.Only(output, "*.snupkg"));
    }
}
