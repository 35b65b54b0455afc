namespace StrictCors.PackageTests.Infrastructure;

/// <summary>The program of the folder Consumer, which uses the package, as copies in folders that have nothing to do with the repository.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackedSources _packed;
    private readonly string _machinePackages;

    private Consumer(PackedSources packed, string machinePackages) => (_packed, _machinePackages) = (packed, machinePackages);

    public static async Task<Consumer> CreateAsync(PackedSources packed)
    {
        var machine = (await DotNet.RunAsync(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list", "--force-english-output"))
            .Split("global-packages:")[1].Trim();
        Directory.CreateDirectory(machine); // NuGet refuses to fall back on a folder that is not there
        return new(packed, machine);
    }

    /// <summary>A copy of the project, for a build of its own. Packages are restored into one folder for all copies; those of others may come
    /// from the machine's folder, ours cannot: no other machine has its version.</summary>
    public async Task<string> CreateProjectAsync(string name)
    {
        var project = _folder.CreateFolder(name);
        Repository.CopyTo(project, "tests", "StrictCors.PackageTests", "Consumer");
        foreach (var (file, text) in ProjectFiles())
        {
            await File.WriteAllTextAsync(Path.Combine(project, file), text);
        }

        return project;
    }

    public void Dispose() => _folder.Dispose();

    private (string Name, string Text)[] ProjectFiles() =>
    [
        // What lies above the temporary folder is none of the program's business.
        ("Directory.Build.props", "<Project />"),
        ("Directory.Build.targets", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        (".editorconfig", "root = true"),

        // Auditing asks the sources for advisories, which says nothing about the package and fails with the network.
        ("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest</AnalysisLevel>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>../packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StrictCors" Version="[{_packed.UniqueVersion}]" />
              </ItemGroup>
            </Project>
            """),

        // Added to the sources of the machine, from which the tools of trimming and native compilation come.
        ("nuget.config", $"""
            <configuration>
              <fallbackPackageFolders>
                <add key="machine" value="{_machinePackages}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="packed" value="{_packed.Feed}" />
              </packageSources>
            </configuration>
            """),
    ];
}
