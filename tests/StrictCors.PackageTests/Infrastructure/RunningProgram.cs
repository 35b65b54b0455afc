using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A web program on a free port of 127.0.0.1.</summary>
internal sealed partial class RunningProgram : IDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly int _port;

    private RunningProgram(Process process, int port) => (_process, _port) = (process, port);

    /// <param name="program">The command and its arguments.</param>
    /// <param name="folder">Where it runs: the folder of its appsettings.json.</param>
    public static async Task<RunningProgram> StartAsync(string[] program, string folder)
    {
        var process = Process.Start(Describe(program, folder))!;
        try
        {
            using var timeout = new CancellationTokenSource(StartBound);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var printed = "";
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                printed += line + Environment.NewLine;
                if (ListeningOn().Match(line) is { Success: true } match)
                {
                    // Nobody reads on, but a full pipe would stop the program.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new(process, int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture));
                }
            }

            throw new InvalidOperationException(
                $"The program ended without listening:{Environment.NewLine}{printed}{await errors.WaitAsync(timeout.Token)}");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>Runs a program that is to end by itself.</summary>
    public static Task<ProcessResult> RunToEndAsync(string[] program, string folder) =>
        DotNet.RunProcessAsync(Describe(program, folder), StartBound);

    public Task<RawResponse> SendAsync(RawRequest request) => RawHttp.SendAsync(_port, request.ToText(_port));

    public void Dispose() => End(_process);

    private static ProcessStartInfo Describe(string[] program, string folder)
    {
        var start = DotNet.CleanStart(program[0], folder, program[1..]);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return start;
    }

    private static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit(TimeSpan.FromSeconds(30));
        process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex ListeningOn();
}
