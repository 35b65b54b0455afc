using System.ComponentModel;
using System.Diagnostics;

namespace StrictCors.PackageTests.Infrastructure;

/// <summary>Runs the SDK that runs these tests, as from a fresh shell.</summary>
internal static class DotNet
{
    // Native compilation takes a minute of two processors, and more where others build at the same time.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(20);

    // What the test run, the developer or the build machine has set, and what would change what the SDK or the program does.
    private static readonly string[] Foreign =
        ["MSBUILD", "VSTEST", "COREHOST", "CORECLR", "DOTNET_STARTUP_HOOKS", "DOTNET_ENVIRONMENT", "ASPNETCORE", "STRICTCORS", "LOGGING__",
            "CONFIGURATION", "PLATFORM"];

    public static string Executable => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    public static ProcessStartInfo CleanStart(string file, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name =>
            Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            start.Environment.Remove(name);
        }

        // No server outlives the command: it would keep the pipes open and the folder in use.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return start;
    }

    /// <summary>Runs a command to its end and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">The command failed or took too long; its output is in the message.</exception>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var result = await RunProcessAsync(CleanStart(Executable, folder, arguments), Bound);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException(
                $"dotnet {string.Join(' ', arguments)} ended with {result.ExitCode}:{Environment.NewLine}{result.Output}{result.Error}");
    }

    public static async Task<ProcessResult> RunProcessAsync(ProcessStartInfo start, TimeSpan bound)
    {
        using var process = Process.Start(start)!;
        GiveWay(process);
        using var timeout = new CancellationTokenSource(bound);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new(process.ExitCode, await output.WaitAsync(timeout.Token), await error.WaitAsync(timeout.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            var printed = await Task.WhenAll(output, error).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
            throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} took more than {bound}:{Environment.NewLine}{string.Concat(printed)}");
        }
    }

    /// <summary>Other test projects run at the same time, and some of their tests are about time. The compilers can wait.</summary>
    private static void GiveWay(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }
}
