using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Benchmarks.Server;

/// <summary>A server whose policy lists a million origins: how long it takes to compile them, what they hold, and what a request waits
/// while another million is put in force.</summary>
internal static class ManyOriginsServer
{
    private const int Count = 1_000_000;
    private const int Reloads = 5;
    private const string AllowHeader = "Access-Control-Allow-Origin";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    // What a reload changes: the origins are listed in code, which runs at each.
    private static int _version;

    public static async Task PrintAsync()
    {
        var origins = Shapes.Exact(Count);
        var others = origins.Select(origin => origin.Replace("customers", "other", StringComparison.Ordinal)).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("StrictCors:DefaultPolicy", "many")]);
        builder.Services.AddStrictCors().AddPolicy("many", policy => policy.WithOrigins(_version % 2 == 0 ? origins : others));
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseStrictCors();
        app.MapGet("/", static () => Results.NoContent());

        var started = Stopwatch.GetTimestamp();
        await app.StartAsync();
        Print("start, the compilation of all origins included",
            string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        Print("memory held, without the application's own list of them",
            string.Create(CultureInfo.InvariantCulture, $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB"));

        using var client = new Client(new Uri(app.Urls.Single()).Port);
        client.Run(Quiet);
        Print("a request of one connection, nothing changing: median, worst", client.Run(Quiet));

        var configuration = (IConfigurationRoot)app.Configuration;
        var swaps = Task.Run(() =>
        {
            for (var i = 0; i < Reloads; i++)
            {
                _version++;
                configuration.Reload();
            }
        });
        Print(string.Create(CultureInfo.InvariantCulture, $"the same while {Reloads} times another million is put in force: median, worst"),
            client.Run(() => swaps.IsCompleted));
        await swaps;
        if (!client.Ask(_version % 2 == 0 ? origins[0] : others[0]).Contains(AllowHeader, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The last million is not in force.");
        }
    }

    private static void Print(string what, string figure) => Console.WriteLine($"{what}: {figure}");

    /// <summary>One keep-alive connection, one request at a time.</summary>
    private sealed class Client : IDisposable
    {
        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] _buffer = new byte[4096];
        private readonly List<double> _milliseconds = new(4_000_000);

        public Client(int port) => _socket.Connect(IPAddress.Loopback, port);

        public void Dispose() => _socket.Dispose();

        public string Run(TimeSpan duration)
        {
            var started = Stopwatch.GetTimestamp();
            return Run(() => Stopwatch.GetElapsedTime(started) >= duration);
        }

        public string Run(Func<bool> isOver)
        {
            _milliseconds.Clear();
            while (!isOver())
            {
                var sent = Stopwatch.GetTimestamp();
                Ask(Pipelines.AllowedOrigin);
                _milliseconds.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }

            _milliseconds.Sort();
            return string.Create(CultureInfo.InvariantCulture,
                $"{_milliseconds[_milliseconds.Count / 2]:0.000} ms, {_milliseconds[^1]:0.0} ms ({_milliseconds.Count} requests)");
        }

        /// <summary>The answer's head.</summary>
        public string Ask(string origin)
        {
            _socket.Send(Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\n\r\n"));
            var length = 0;
            while (!_buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                length += _socket.Receive(_buffer.AsSpan(length), SocketFlags.None);
            }

            return Encoding.Latin1.GetString(_buffer, 0, length);
        }
    }
}
