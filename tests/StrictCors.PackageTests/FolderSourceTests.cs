namespace StrictCors.PackageTests;

/// <summary>The two lines of the documentation with which a package is used until it is published.</summary>
[Collection(SharedPackage.Name)]
public sealed class FolderSourceTests : IDisposable
{
    private const string Folder = "~/strictcors";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("README.md", "StrictCors", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
        var app = builder.Build();
        app.UseStrictCors();
        """)]
    [InlineData("src/docs/testing.md", "StrictCors.Testing", """
        using var browser = new HttpClient(new StrictCors.Testing.BrowserHandler("https://app.example.com"));
        """)]
    public async Task The_lines_of_a_page_add_the_package_to_a_project(string page, string package, string program)
    {
        var lines = Repository.ReadText(page).Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) && line.Contains(Folder, StringComparison.Ordinal)).ToList();
        lines.Should().HaveCount(2);
        var (clone, project) = (_folder.CreateFolder("clone"), _folder.CreateFolder("project"));
        Repository.CopyTo(clone);
        await File.WriteAllTextAsync(Path.Combine(project, "project.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), program);

        await RunAsync(clone, lines[0]);
        await RunAsync(project, lines[1]);
        await RunAsync(project, "dotnet build");

        Directory.EnumerateFiles(Path.Combine(project, "bin"), $"{package}.dll", SearchOption.AllDirectories).Should().NotBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(string folder, string line)
    {
        string[] arguments = [.. line.Split(' ').Skip(1).Select(word => word == Folder ? _folder.Path("packages") : word)];
        var start = DotNet.CleanStart(DotNet.Executable, folder, arguments);

        // Packages of the same version that this machine has seen before are others.
        if (folder.EndsWith("project", StringComparison.Ordinal))
        {
            start.Environment["NUGET_PACKAGES"] = _folder.Path("restored");
        }

        var result = await DotNet.RunProcessAsync(start, TimeSpan.FromMinutes(10));
        result.ExitCode.Should().Be(0, "{0}: {1}{2}", line, result.Output, result.Error);
    }
}
