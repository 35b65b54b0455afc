using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StrictCors.Page.Tests.Watching;

/// <summary>The streams of pages that are open, on the side of the server.</summary>
[Collection(Alone.Name)]
public sealed class StreamTests
{
    private const int Readers = 20;

    private readonly StreamCount _streams = new();

    [Fact]
    public async Task D9_Open_pages_do_not_delay_the_end_of_the_program()
    {
        await using var program = await PageProgram.StartAsync();
        for (var i = 0; i < Readers; i++)
        {
            await (await program.ListenAsync()).NextAsync("state");
        }

        var started = Stopwatch.GetTimestamp();
        await program.Host.Services.GetRequiredService<IHost>().StopAsync();

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(5), "the program waits 30 seconds for requests that do not end");
    }

    [Fact]
    public async Task D10_A_stream_ends_with_its_reader_and_nothing_runs_then()
    {
        await using var program = await StartAsync();
        var readers = new List<PageEvents>();
        for (var i = 0; i < Readers; i++)
        {
            readers.Add(await program.ListenAsync());
            await readers[i].NextAsync("state");
        }

        _streams.Open.Should().Be(Readers);
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        await Eventually.TrueAsync(() => _streams.Open == 0, "all streams have ended");
    }

    [Fact]
    public async Task D10_A_page_that_reads_nothing_takes_no_more_memory_with_each_decision()
    {
        await using var program = await StartAsync();
        using var reader = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await reader.ConnectAsync(IPAddress.Loopback, program.Port);
        await reader.SendAsync(Encoding.ASCII.GetBytes("GET /strict-cors/api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        await Eventually.TrueAsync(() => _streams.Open == 1, "the stream is open");
        var path = $"/todos?{new string('x', 100)}";
        await SendAsync(2000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await SendAsync(8000);

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(2_000_000);

        async Task SendAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var response = await program.SendAsync("GET", path, $"https://{new string('a', 50)}-{i}.example");
            }
        }
    }

    // Without the log, which the test would keep.
    private Task<PageProgram> StartAsync() => PageProgram.StartAsync(services: builder => builder.Logging.AddFilter(_ => false), map: app =>
    {
        _streams.Use(app);
        PageProgram.Map(app);
    });
}
