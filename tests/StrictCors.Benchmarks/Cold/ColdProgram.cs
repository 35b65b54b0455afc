using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Benchmarks.Cold;

/// <summary>One of the programs, published as people publish it, which depends on the installed framework.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Folder">Where it is published.</param>
/// <param name="Endpoints">How many endpoints it has in addition to one.</param>
internal sealed record ColdProgram(string Name, string Folder, int Endpoints)
{
    private const string Address = "http://127.0.0.1:";

    /// <summary>The programs, by what they have of CORS. The first one has nothing, and the last one the library without its package, which is what
    /// the package is on platforms that it has no code for.</summary>
    public static ColdProgram[] PublishAll(string folder, int endpoints)
    {
        const string Version = "0.0.0-cold";
        Run("pack", File("src", "StrictCors", "StrictCors.csproj"), "-o", folder, $"-p:Version={Version}");
        string[] package =
            [$"-p:PackedVersion={Version}", $"-p:RestoreAdditionalProjectSources={folder}", $"-p:RestorePackagesPath={folder}/packages"];
        return
        [
            Publish("without CORS", "None"), Publish("built-in", "BuiltIn"),
            Publish("StrictCors, settings", "Settings", package), Publish("StrictCors, code", "Code", package),
            Publish("StrictCors, settings, another platform", "Settings"),
        ];

        ColdProgram Publish(string name, string cors, params string[] options)
        {
            // The command line ends a property at a comma.
            var program = new ColdProgram(name, Path.Combine(folder, name.Replace(",", "", StringComparison.Ordinal)), endpoints);
            Run(["publish", File("tests", "StrictCors.Benchmarks", "Cold", "Program", "ColdProgram.csproj"), "-o", program.Folder, $"-p:Cors={cors}",
                .. options]);
            return program;
        }
    }

    /// <summary>Starts the program, sends one request of a page, and ends the program.</summary>
    public ColdStart Start()
    {
        var processorBefore = ChildProcesses.ProcessorTime();
        var started = Stopwatch.GetTimestamp();
        string[] arguments =
            [Path.Combine(Folder, "ColdProgram.dll"), "--urls", Address + "0", "--endpoints", Endpoints.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
            Environment = { ["DOTNET_ENVIRONMENT"] = "Production", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
        try
        {
            Ask(ReadPort(process.StandardOutput));
            var wall = Stopwatch.GetElapsedTime(started);
            process.Kill();
            process.WaitForExit();
            return new(wall, ChildProcesses.ProcessorTime() - processorBefore);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>The port is in the message of the host that it listens.</summary>
    private static int ReadPort(StreamReader output)
    {
        while (output.ReadLine() is { } line)
        {
            var start = line.IndexOf(Address, StringComparison.Ordinal);
            if (start >= 0 && int.TryParse(line[(start + Address.Length)..], out var port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    private static void Ask(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        socket.Send("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example.com\r\n\r\n"u8);
        var answer = new byte[4096];
        var text = Encoding.Latin1.GetString(answer, 0, socket.Receive(answer));
        if (!text.StartsWith("HTTP/1.1 200 OK\r\n", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(text);
        }
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start("dotnet", [.. command, "-c", "Release", "-v", "quiet", "-nologo"]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', command)} ended with {process.ExitCode}.");
        }
    }

    private static string File(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine([folder.FullName, .. path]);
            if (System.IO.File.Exists(file))
            {
                return file;
            }
        }

        throw new InvalidOperationException("The programs are not there. Run this from the repository.");
    }
}
