using System.Diagnostics;
using System.Globalization;

namespace StrictCors.Tool.Tests.CommandLines;

/// <summary>What only a process shows: environment variables, the terminal, Ctrl-C, and the time.</summary>
public sealed class ProcessTests : IDisposable
{
    // Other sequences, such as that of the keypad, are .NET's own.
    private const string Colour = "\u001b\\[[0-9;]*m";

    private static readonly Dictionary<string, string> NoVariables = [];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task T2_environment_variables_are_read_above_the_files()
    {
        _folder.Write("appsettings.json", SettingsTexts.Valid);
        var variables = new Dictionary<string, string> { ["StrictCors__Policies__web__AllowedOrigins"] = "https://a.example;https://b.example/" };

        var without = await ToolProcess.RunAsync(_folder.Root, variables, "check", "--format", "json");
        var with = await ToolProcess.RunAsync(_folder.Root, variables, "check", "--format", "json", "--environment-variables", "--fix");

        without.ExitCode.Should().Be(0);
        with.ExitCode.Should().Be(1);
        var problem = with.Problems.Should().ContainSingle().Subject;
        (problem.Text("variable"), problem.Text("file"), problem.Text("value"))
            .Should().Be(("StrictCors__Policies__web__AllowedOrigins", null, "https://b.example/"));
        problem.GetProperty("fixable").GetBoolean().Should().BeFalse();
        foreach (var format in (string[])["text", "msbuild", "github", "sarif"])
        {
            var run = await ToolProcess.RunAsync(_folder.Root, variables, "check", "--environment-variables", "--format", format);
            (run.ExitCode, run.Error).Should().Be((1, ""));
            run.Output.Should().Contain("StrictCors__Policies__web__AllowedOrigins");
        }
    }

    [Fact]
    public async Task T2_those_for_the_host_are_below_the_files()
    {
        _folder.Write("appsettings.json", SettingsTexts.Valid);
        var variables = new Dictionary<string, string>
        {
            ["ASPNETCORE_StrictCors__DefaultPolicy"] = "wbe",
            ["DOTNET_StrictCors__Policies__web__PreflightMaxAge"] = "600",
        };

        var run = await ToolProcess.RunAsync(_folder.Root, variables, "check", "--format", "json", "--environment-variables");

        run.Problems.Should().ContainSingle().Which.Text("variable").Should().Be("DOTNET_StrictCors__Policies__web__PreflightMaxAge");
    }

    [Fact]
    public async Task Files_below_the_current_folder_are_shown_relative_to_it()
    {
        _folder.Write("src/Api/appsettings.json", SettingsTexts.Origins("https://a.example/"));

        var run = await ToolProcess.RunAsync(_folder.Root, NoVariables, "check", "src/Api", "--format", "sarif");

        run.Output.Should().Contain("\"uri\": \"src/Api/appsettings.json\"");
    }

    [Fact]
    public async Task T5_a_current_folder_without_settings_is_named()
    {
        var run = await ToolProcess.RunAsync(_folder.Root, NoVariables, "check");

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("strictcors: The current folder has no appsettings.json. ");
    }

    [Fact]
    public async Task T4_colour_only_on_a_terminal_that_wants_it()
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"))
        {
            return;
        }

        _folder.Write("appsettings.json", SettingsTexts.Origins("https://a.example/"));

        (await OnTerminalAsync(new() { ["TERM"] = "xterm-256color" })).Should().MatchRegex(Colour);
        (await OnTerminalAsync(new() { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "1" })).Should().NotMatchRegex(Colour);
        (await ToolProcess.RunAsync(_folder.Root, NoVariables, "check")).Output.Should().NotContain("\u001b[").And.Contain("SC1111");
    }

    [Fact]
    public async Task Ctrl_C_ends_the_process_with_130_and_one_line()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var isReached = new TaskCompletionSource();
        await using var server = new RawServer((_, token) =>
        {
            isReached.TrySetResult();
            return Task.Delay(Timeout.Infinite, token);
        });
        using var process = ToolProcess.Start(_folder.Root, NoVariables, "probe", server.Url, "--timeout", "60");
        await isReached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        using (var kill = Process.Start("/bin/kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        var run = await ToolProcess.EndAsync(process);

        (run.ExitCode, run.Error.Trim()).Should().Be((130, "strictcors: Cancelled."));
    }

    /// <summary>The time of the processors, because other programs share them. It was 0.17 s for check, and 0.21 s for probe.</summary>
    [Fact]
    public async Task T8_check_and_probe_take_less_than_half_a_second()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Write("appsettings.json", SettingsTexts.Origins("https://a.example/"));
        await using var server = await PlantedServer.StartAsync(context => context.Response.Headers.AccessControlAllowOrigin = "*");

        (await FastestAsync("check")).Should().BeLessThan(TimeSpan.FromSeconds(0.5));
        (await FastestAsync("probe", server.Url)).Should().BeLessThan(TimeSpan.FromSeconds(0.5));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<TimeSpan> FastestAsync(params string[] arguments)
    {
        // The shell prints its own time in the first line, and that of the programs it has run in the second one: 0m0.150000s 0m0.020000s.
        var script = $"'{ToolProcess.DotNet}' '{ToolProcess.Assembly}' {string.Join(' ', arguments)} > /dev/null; times";
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            using var shell = ToolProcess.StartProgram("/bin/sh", _folder.Root, NoVariables, "-c", script);
            var line = (await ToolProcess.EndAsync(shell)).Lines[1];
            times.Add(line.Split(' ').Select(ParseTime).Aggregate((user, system) => user + system));
        }

        return times.Min();
    }

    private static TimeSpan ParseTime(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return TimeSpan.FromMinutes(double.Parse(parts[0], CultureInfo.InvariantCulture))
            + TimeSpan.FromSeconds(double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private async Task<string> OnTerminalAsync(Dictionary<string, string> variables)
    {
        using var process = ToolProcess.StartProgram(
            "/usr/bin/script", _folder.Root, variables, "-qec", $"'{ToolProcess.DotNet}' '{ToolProcess.Assembly}' check", "/dev/null");
        return (await ToolProcess.EndAsync(process)).Output;
    }
}
