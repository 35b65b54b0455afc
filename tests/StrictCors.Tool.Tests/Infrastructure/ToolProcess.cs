using System.Diagnostics;

namespace StrictCors.Tool.Tests.Infrastructure;

/// <summary>The command as a process of its own.</summary>
internal static class ToolProcess
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    public static string Assembly => Path.Combine(AppContext.BaseDirectory, "StrictCors.Tool.dll");

    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    public static Process Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        StartProgram(DotNet, folder, variables, [Assembly, .. arguments]);

    public static async Task<ToolRun> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var process = Start(folder, variables, arguments);
        return await EndAsync(process);
    }

    public static Process StartProgram(string program, string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["NO_COLOR", "DOTNET_TieredPGO", "DOTNET_TieredCompilation"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<ToolRun> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var time = new CancellationTokenSource(Bound);
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output, await error);
    }
}
