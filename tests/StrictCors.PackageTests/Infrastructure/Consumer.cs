namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A program that uses a package, as copies in folders that have nothing to do with the repository.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackedSources _packed;
    private readonly string _machinePackages;
    private readonly string _source;
    private readonly string _package;
    private readonly string _sdk;
    private readonly string[] _benchmarks;

    private Consumer(PackedSources packed, string machinePackages, string source, string package, string sdk, string[] benchmarks) =>
        (_packed, _machinePackages, _source, _package, _sdk, _benchmarks) = (packed, machinePackages, source, package, sdk, benchmarks);

    /// <summary>The web program of the folder Consumer, which uses StrictCors.</summary>
    public static Task<Consumer> CreateAsync(PackedSources packed) => CreateAsync(packed, "Consumer", "StrictCors", "Microsoft.NET.Sdk.Web");

    /// <summary>The program of the folder TestingConsumer, which uses StrictCors.Testing.</summary>
    public static Task<Consumer> CreateForTestingAsync(PackedSources packed) =>
        CreateAsync(packed, "TestingConsumer", "StrictCors.Testing", "Microsoft.NET.Sdk");

    /// <summary>The program of the folder PageConsumer, which has the page for development.</summary>
    public static Task<Consumer> CreateForPageAsync(PackedSources packed) =>
        CreateAsync(packed, "PageConsumer", "StrictCors.Page", "Microsoft.NET.Sdk.Web");

    /// <summary>The program of the folder AnalyzedConsumer, with mistakes that the analyzers find.</summary>
    public static Task<Consumer> CreateForAnalyzersAsync(PackedSources packed) =>
        CreateAsync(packed, "AnalyzedConsumer", "StrictCors", "Microsoft.NET.Sdk.Web");

    /// <summary>The program of the folder CountedConsumer, with the pipeline of the benchmarks.</summary>
    public static Task<Consumer> CreateForCountingAsync(PackedSources packed) => CreateAsync(
        packed, "CountedConsumer", "StrictCors", "Microsoft.NET.Sdk.Web",
        "Harness.cs", "RecordedResponse.cs", "ServerFeatures.cs", "ServerHeaders.cs");

    private static async Task<Consumer> CreateAsync(PackedSources packed, string source, string package, string sdk, params string[] benchmarks)
    {
        var machine = (await DotNet.RunAsync(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list", "--force-english-output"))
            .Split("global-packages:")[1].Trim();
        Directory.CreateDirectory(machine); // NuGet refuses to fall back on a folder that is not there
        return new(packed, machine, source, package, sdk, benchmarks);
    }

    /// <summary>A copy of the project, for a build of its own. Packages are restored into one folder for all copies; those of others may come
    /// from the machine's folder, ours cannot: no other machine has its version.</summary>
    public async Task<string> CreateProjectAsync(string name)
    {
        var project = _folder.CreateFolder(name);
        Repository.CopyTo(project, "tests", "StrictCors.PackageTests", _source);
        foreach (var file in _benchmarks)
        {
            await File.WriteAllTextAsync(Path.Combine(project, file), Repository.ReadText("tests", "StrictCors.Benchmarks", file));
        }

        foreach (var (file, text) in ProjectFiles())
        {
            await File.WriteAllTextAsync(Path.Combine(project, file), text);
        }

        return project;
    }

    /// <summary>Builds a copy of the project in one way.</summary>
    /// <param name="name">The folder of the copy.</param>
    /// <param name="command">build or publish.</param>
    /// <param name="options">Further arguments of the command.</param>
    public async Task<ConsumerBuild> BuildAsync(string name, string command, params string[] options)
    {
        var project = await CreateProjectAsync(name);
        var output = Path.Combine(project, "out");
        var printed = await DotNet.RunAsync(project, [command, "--configuration", "Release", "--output", output, "-warnaserror", .. options]);

        // What is built is started by the runtime of the machine and runs among its sources; what is published has all it needs.
        return command == "build"
            ? new(project, output, project, [DotNet.Executable, Path.Combine(output, "Consumer.dll")], printed)
            : new(project, output, output, [Path.Combine(output, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer")], printed);
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
            <Project Sdk="{_sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
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
              <Import Project="Consumer.props" Condition="Exists('Consumer.props')" />
              <ItemGroup>
                <PackageReference Include="{_package}" Version="[{_packed.UniqueVersion}]" />
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
