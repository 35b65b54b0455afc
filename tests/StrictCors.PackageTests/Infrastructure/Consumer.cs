namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A program that uses the package: a project, a few lines of code and an appsettings.json, in a folder that has nothing to do
/// with the repository.</summary>
internal sealed class Consumer : IDisposable
{
    public const string RightSettings = """
        {
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": {
              "web": {
                "AllowedOrigins": [ "https://app.example.com", "https://*.example.org" ],
                "AllowedMethods": [ "GET", "PUT" ],
                "AllowedHeaders": [ "X-Request-Id" ],
                "AllowCredentials": true,
                "PreflightMaxAge": "00:10:00"
              }
            }
          }
        }
        """;

    public const string WrongSettings = """
        {
          "StrictCors": {
            "Policies": {
              "web": {
                "AllowedOrigins": [ "https://app.example.com/" ],
                "PreflightMaxAge": "600"
              }
            }
          }
        }
        """;

    private const string Code = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseStrictCors();
        app.MapGet("/", () => "hello");
        app.Run();
        """;

    private readonly TemporaryFolder _folder = new();

    private Consumer()
    {
    }

    public string ProjectFolder => _folder.Path("Consumer");

    public string CreateFolder(string name) => _folder.CreateFolder(name);

    /// <summary>Writes the program's files. Packages are restored into a folder of its own; those of others may come from the machine's
    /// folder, ours cannot: no other machine has its version.</summary>
    public static async Task<Consumer> CreateAsync(PackedSources packed)
    {
        var machine = (await DotNet.RunAsync(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list", "--force-english-output"))
            .Split("global-packages:")[1].Trim();
        Directory.CreateDirectory(machine); // NuGet refuses to fall back on a folder that is not there
        var consumer = new Consumer();
        var project = consumer._folder.CreateFolder("Consumer");
        foreach (var (name, text) in Files(packed, machine))
        {
            await File.WriteAllTextAsync(Path.Combine(project, name), text);
        }

        return consumer;
    }

    public Task<string> DotNetAsync(params string[] arguments) => DotNet.RunAsync(ProjectFolder, arguments);

    public void Dispose() => _folder.Dispose();

    private static (string Name, string Text)[] Files(PackedSources packed, string machinePackages) =>
    [
        ("Program.cs", Code),
        ("appsettings.json", RightSettings),

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
                <PackageReference Include="StrictCors" Version="[{packed.UniqueVersion}]" />
              </ItemGroup>
            </Project>
            """),

        // Added to the sources of the machine, from which the tools of native compilation come.
        ("nuget.config", $"""
            <configuration>
              <fallbackPackageFolders>
                <add key="machine" value="{machinePackages}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="packed" value="{packed.Feed}" />
              </packageSources>
            </configuration>
            """),
    ];
}
