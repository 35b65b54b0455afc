using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace StrictCors.Benchmarks.Cold;

/// <summary>One of the programs, published as people publish it, which depends on the installed framework.</summary>
/// <param name="Name">Its kind of CORS.</param>
/// <param name="Folder">Where it is published.</param>
/// <param name="Endpoints">How many endpoints it has in addition to one.</param>
internal sealed record ColdProgram(string Name, string Folder, int Endpoints)
{
    /// <summary>The kinds of CORS. The first one is none.</summary>
    public static readonly string[] Names = ["None", "BuiltIn", "Settings", "Code"];

    private const string Address = "http://127.0.0.1:";

    public static ColdProgram Publish(string name, string folder, bool isPrecompiled, int endpoints)
    {
        var program = new ColdProgram(name, Path.Combine(folder, name), endpoints);
        string[] precompiled = isPrecompiled ? ["-p:PublishReadyToRun=true", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained"] : [];
        using var publishing = Process.Start("dotnet",
            ["publish", ProjectFile(), "-c", "Release", "-v", "quiet", "-nologo", $"-p:Cors={name}", "-o", program.Folder, .. precompiled]);
        publishing.WaitForExit();
        return publishing.ExitCode == 0 ? program : throw new InvalidOperationException($"The program '{name}' was not published.");
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

    private static string ProjectFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "StrictCors.Benchmarks", "Cold", "Program", "ColdProgram.csproj");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new InvalidOperationException("The programs are not there. Run this from the repository.");
    }
}
