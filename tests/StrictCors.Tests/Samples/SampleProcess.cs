using System.Diagnostics;
using System.Text;
using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.Samples;

/// <summary>
/// A sample as a person starts it: a process of its own, in another directory. It listens on free ports, so that tests can run
/// beside whatever else the machine does.
/// </summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private const string LastLine = "Ctrl+C ends.";

    private const string FreePort = "http://127.0.0.1:0";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    // Apart, because lines of the two arrive in any order, and a message has several.
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SampleProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Receive(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Receive(line.Data, _errors);
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return $"{_output}{_errors}";
            }
        }
    }

    public int ExitCode => _process.ExitCode;

    public Uri Page => new(Printed("Page"));

    public Uri Api => new(Printed("API"));

    /// <summary>The line that is printed to be tried.</summary>
    public string Curl => Output.Split('\n').Single(line => line.TrimStart().StartsWith("Try ", StringComparison.Ordinal))
        .Trim()["Try".Length..].Trim();

    /// <summary>Starts it, and waits until it has printed where it listens.</summary>
    public static Task<SampleProcess> StartAsync(string name, params (string Name, string? Value)[] environment) =>
        StartAsync(Launch([Built(name)], environment));

    /// <summary>Starts the copy of a sample in another folder.</summary>
    public static Task<SampleProcess> StartCopyAsync(string program, params (string Name, string? Value)[] environment) =>
        StartAsync(Launch([program], environment));

    /// <summary>Starts it as the README describes, with the launch settings of the project.</summary>
    public static Task<SampleProcess> RunProjectAsync(string name) => StartAsync(Launch(
        ["run", "--project", Repository.PathOf($"samples/{name}"), "--configuration", Repository.Configuration, "--no-build",
            "--", "--urls", FreePort, "--PageUrl", FreePort],
        [("ASPNETCORE_ENVIRONMENT", null), ("ASPNETCORE_URLS", null), ("PageUrl", null)]));

    private static async Task<SampleProcess> StartAsync(SampleProcess sample)
    {
        try
        {
            var first = await Task.WhenAny(sample._ready.Task, sample._process.WaitForExitAsync(), Task.Delay(Bound));
            return first == sample._ready.Task
                ? sample
                : throw new InvalidOperationException($"The sample did not start:{Environment.NewLine}{sample.Output}");
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, and waits until it has ended by itself.</summary>
    public static async Task<SampleProcess> RunToEndAsync(string name, params (string Name, string? Value)[] environment)
    {
        var sample = Launch([Built(name)], environment);
        try
        {
            await sample._process.WaitForExitAsync().WaitAsync(Bound);
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string Built(string name) => Repository.Output($"samples/{name}", $"{name}.dll");

    private static SampleProcess Launch(string[] arguments, (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of the machine reaches the sample's configuration.
        foreach (var setting in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(setting);
        }

        // As the launch settings of the samples have it.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = FreePort;
        start.Environment["PageUrl"] = FreePort;
        foreach (var (variable, value) in environment)
        {
            if (value is null)
            {
                start.Environment.Remove(variable);
            }
            else
            {
                start.Environment[variable] = value;
            }
        }

        var sample = new SampleProcess(Process.Start(start)!);
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        return sample;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("StrictCors", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase)
        || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private void Receive(string? line, StringBuilder text)
    {
        lock (_output)
        {
            text.Append(line).Append('\n');
        }

        if (line?.Trim() == LastLine)
        {
            _ready.TrySetResult();
        }
    }

    private string Printed(string label) =>
        Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .First(words => words is [var first, ..] && first == label)[1];
}
