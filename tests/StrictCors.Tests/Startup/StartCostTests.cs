using System.Diagnostics;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>What a start with valid settings makes the runtime do until the first answer. Methods and assemblies are counted, because a shared
/// machine measures no time. The benchmark "cold" measures it.</summary>
public sealed class StartCostTests : IAsyncLifetime
{
    private static readonly string[] Unneeded =
    [
        "Microsoft.AspNetCore.Mvc.Core", "Microsoft.AspNetCore.Mvc.Abstractions", "Microsoft.AspNetCore.Mvc.RazorPages",
        "Microsoft.AspNetCore.OutputCaching",
        "Microsoft.Extensions.Caching.Memory", "Microsoft.Extensions.Configuration.Xml", "System.Text.RegularExpressions",
    ];

    private string[] _assemblies = [];
    private string[] _compiled = [];

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("strictcors-start-");
        var methods = Path.Combine(folder.FullName, "methods.txt");
        var program = Path.GetDirectoryName(Repository.Output("tests/StrictCors.Benchmarks/Cold/Program", "ColdProgram.dll"))!;
        using var process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(program, "ColdProgram.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = program,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_JitStdOutFile"] = methods, ["DOTNET_JitDisasmSummary"] = "1",
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "", ["DOTNET_STARTUP_HOOKS"] = "",
            },
        })!;
        try
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, await AddressAsync(process.StandardOutput));
            request.Headers.Add("Origin", "https://app.example.com");
            using var response = await client.SendAsync(request);
            response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("https://app.example.com");
            _assemblies = [.. (await File.ReadAllLinesAsync($"/proc/{process.Id}/maps"))
                .Where(line => line.EndsWith(".dll", StringComparison.Ordinal)).Select(line => Path.GetFileNameWithoutExtension(line)).Distinct()];

            // The runtime writes the last methods when the program ends in order.
            using var end = Process.Start("kill", [process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
            _compiled = [.. (await File.ReadAllLinesAsync(methods)).Where(line => IsFirst(line))
                .Select(line => line[(line.IndexOf("compiled", StringComparison.Ordinal) + "compiled".Length)..].Trim())];
        }
        finally
        {
            process.Kill();
            folder.Delete(recursive: true);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [LinuxFact]
    public void No_assembly_is_loaded_that_only_other_programs_need()
    {
        _assemblies.Should().Contain("StrictCors").And.NotContain(Unneeded);
    }

    [Fact]
    public void The_assembly_refers_to_none_of_MVC()
    {
        // The SDK marks one that does as a part of the application, which is searched for controllers, type by type.
        typeof(StrictCorsOptions).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
            .Should().NotContain(name => name!.StartsWith("Microsoft.AspNetCore.Mvc"));
    }

    [LinuxFact]
    public void No_collection_of_the_framework_is_compiled_for_a_type_of_ours()
    {
        _compiled.Where(method => method.StartsWith("System.", StringComparison.Ordinal)
                && method[..method.IndexOf('(', StringComparison.Ordinal)].Contains("[StrictCors.", StringComparison.Ordinal))
            .Should().BeEmpty("the framework comes compiled, and so do its collections of classes, but not those of other structs");
    }

    [LinuxFact]
    public void The_runtime_compiles_a_bounded_number_of_our_methods()
    {
        _compiled.Count(method => method.Contains("StrictCors", StringComparison.Ordinal)).Should().BeInRange(100, MostMethods);
    }

    private const int MostMethods = 800;

    /// <summary>Whether it is the first code of a method. That of a debug build is never compiled again.</summary>
    private static bool IsFirst(string line) =>
        line.Contains("Tier0", StringComparison.Ordinal) || line.Contains("MinOpts", StringComparison.Ordinal);

    private static async Task<string> AddressAsync(StreamReader output)
    {
        const string Start = "Now listening on: ";
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Start, StringComparison.Ordinal) is >= 0 and var start)
            {
                return line[(start + Start.Length)..];
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }
}
