namespace StrictCors.PackageTests;

/// <summary>The command strictcors as people get it.</summary>
[Collection(SharedPackage.Name)]
public sealed class ToolTests(PackedSources packed) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_package_of_the_tool_holds_what_it_should_and_nothing_else() => packed.Tool.Files.Should().BeEquivalentTo(
    [
        "StrictCors.Tool.nuspec", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", "icon.png",
        .. new[]
        {
            "DotnetToolSettings.xml", "StrictCors.Tool.dll", "StrictCors.Tool.pdb", "StrictCors.Tool.deps.json", "StrictCors.Tool.runtimeconfig.json",
            "StrictCors.dll", "StrictCors.pdb", "StrictCors.Testing.dll", "StrictCors.Testing.pdb",
            "Microsoft.AspNetCore.TestHost.dll", "Spectre.Console.dll", "Spectre.Console.Ansi.dll", "System.CommandLine.dll",
        }.Select(file => $"tools/net10.0/any/{file}"),
    ]);

    [Fact]
    public void It_is_a_tool_with_licence_icon_and_readme()
    {
        packed.Tool.Metadata.Descendants("packageType").Single().Attribute("name")!.Value.Should().Be("DotnetTool");
        packed.Tool.Metadata.Descendants("dependency").Should().BeEmpty();
        packed.Tool.Metadata.Element("license")!.Value.Should().Be("MIT");
        packed.Tool.Metadata.Element("icon")!.Value.Should().Be("icon.png");
        packed.Tool.Metadata.Element("version")!.Value.Should().Be(packed.Package.Metadata.Element("version")!.Value);
        packed.Tool.Text("tools/net10.0/any/DotnetToolSettings.xml").Should().Contain("Name=\"strictcors\"");
        packed.Tool.Text("README.md").Should().StartWith("# StrictCors.Tool").And.NotContain("](../");
    }

    [Fact]
    public async Task It_is_installed_from_a_folder_and_runs()
    {
        var tools = _folder.Path("tools");
        await DotNet.RunAsync(
            _folder.CreateFolder("project"), "tool", "install", "StrictCors.Tool", "--tool-path", tools, "--add-source", packed.Feed, "--version",
            packed.UniqueVersion);
        await File.WriteAllTextAsync(_folder.Path("project", "appsettings.json"), """
            { "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com/" ] } } } }
            """);

        var check = await RunAsync(tools, "check", "--format", "msbuild");
        (check.ExitCode, check.Error).Should().Be((1, ""));
        check.Output.Should().StartWith("appsettings.json(1,86): error SC1111: ");
        (await RunAsync(tools, "check", "--fix")).ExitCode.Should().Be(0);
        (await RunAsync(tools, "explain", "--origin", "https://app.example.com")).ExitCode.Should().Be(0);
        (await RunAsync(tools, "probe", "http://127.0.0.1:9/", "--origin", "http://app.example.com")).ExitCode.Should().BeOneOf(1, 3);
        (await RunAsync(tools, "--version")).Output.Should().StartWith(packed.UniqueVersion);
    }

    [Fact]
    public async Task The_lines_of_the_page_install_it()
    {
        var lines = Repository.ReadText("src", "docs", "tool.md").Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) && line.Contains("~/strictcors", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCount(2);
        var clone = _folder.CreateFolder("clone");
        Repository.CopyTo(clone);

        foreach (var line in lines)
        {
            var words = line.Replace("--global", $"--tool-path {_folder.Path("tools")}", StringComparison.Ordinal)
                .Replace("~/strictcors", _folder.Path("packages"), StringComparison.Ordinal).Split(' ');
            await DotNet.RunAsync(clone, words[1..]);
        }

        Directory.EnumerateFiles(_folder.Path("tools"), "strictcors*").Should().NotBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private Task<ProcessResult> RunAsync(string tools, params string[] arguments) => DotNet.RunProcessAsync(
        DotNet.CleanStart(Directory.EnumerateFiles(tools, "strictcors*").First(), _folder.Path("project"), arguments), TimeSpan.FromMinutes(2));
}
