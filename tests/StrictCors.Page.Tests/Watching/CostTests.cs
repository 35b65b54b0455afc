using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Diagnostics;
using StrictCors.Page.Watching;

namespace StrictCors.Page.Tests.Watching;

/// <summary>What the page costs. Without it, <c>KestrelAllocationTests</c> of the library count 0 bytes a request.</summary>
[Collection(Alone.Name)]
public sealed class CostTests
{
    private const int Requests = 500;

    // No endpoint chooses, so that a preflight is decided without routing.
    private const string OnePolicy = "a denied preflight in a program with one policy";

    private static readonly IReadOnlyList<KeyValuePair<string, string?>> Settings = SettingsJson.Parse(PageProgram.Settings);

    [Fact]
    public async Task D10_A_program_that_does_not_map_it_has_no_watcher()
    {
        await using var host = await StartAsync(withPage: false);

        host.Services.GetRequiredService<DecisionObserver>().Watcher.Should().BeNull();
    }

    [Theory]
    [InlineData("allowed", "GET /todos", "Origin: https://app.example.com\r\n")]
    [InlineData("denied", "GET /todos", "Origin: https://evil.example.net\r\nX-Forwarded-Host: public.example\r\nSec-Fetch-Site: cross-site\r\n")]
    [InlineData("own origin", "GET /todos", "Origin: https://own.example.net\r\nSec-Fetch-Site: same-origin\r\n")]
    [InlineData("preflight", "OPTIONS /todos/1", "Origin: https://app.example.com\r\nAccess-Control-Request-Method: PUT\r\n"
        + "Access-Control-Request-Headers: content-type\r\n")]
    [InlineData("denied preflight", "OPTIONS /todos/1", "Origin: https://app.example.com\r\nAccess-Control-Request-Method: DELETE\r\n")]
    [InlineData(OnePolicy, "OPTIONS /todos/1", "Origin: https://app.example.com\r\nAccess-Control-Request-Method: DELETE\r\n")]
    [InlineData("handshake", "GET /todos", "Origin: https://app.example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    public async Task D10_A_request_costs_no_byte_more_with_the_page_and_the_ring_has_a_bound(string what, string line, string headers)
    {
        await using var without = await StartAsync(withPage: false, hasOnePolicy: what == OnePolicy);
        await using var with = await StartAsync(withPage: true, hasOnePolicy: what == OnePolicy);
        var request = Encoding.Latin1.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

        var difference = Measure(with.Port, request) - Measure(without.Port, request);

        difference.Should().BeLessThan(1, "bytes a request that is {0}", what);
        with.Services.GetRequiredService<DecisionObserver>().Watcher.Should().BeOfType<Watch>()
            .Which.Decisions.After(0).Should().HaveCount(DecisionRing.Capacity);
    }

    [Fact]
    public async Task D10_A_long_request_is_explained_at_once_and_not_kept()
    {
        await using var program = await PageProgram.StartAsync();
        using var longer = await program.SendAsync("GET", "/todos", new string('x', 10_240));
        using var shorter = await program.SendAsync("GET", "/todos", new string('x', 2000));

        var decisions = ((Watch)program.Host.Services.GetRequiredService<DecisionObserver>().Watcher!).Decisions;

        decisions.Find(1)!.ReadRequest().Should().BeNull();
        decisions.Find(2)!.ReadRequest().Should().NotBeNull();
        decisions.Find(1)!.Explain().Reason.Should().Be("origin-malformed");
        decisions.Find(1)!.ReadTexts().Origin.Length.Should().BeLessThan(200);
    }

    [Fact]
    public async Task D10_Decisions_of_earlier_settings_keep_no_policies_alive()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();
        using var response = await program.SendAsync("GET", "/todos");

        program.File.Replace("https://app.example.com", "https://other.example");
        await events.StateAsync(state => state.Text("changes").Length > 0);

        ((Watch)program.Host.Services.GetRequiredService<DecisionObserver>().Watcher!).Decisions.Find(1)!.ReadRequest().Should().BeNull();
    }

    // In Production, so that no header for development is written.
    private static Task<KestrelHost> StartAsync(bool withPage, bool hasOnePolicy = false) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors(),
        app =>
        {
            app.UseStrictCors();
            app.Map("/todos/{id?}", Answer);
            if (!hasOnePolicy)
            {
                app.MapGet("/partner", Answer).RequireStrictCors("partner");
            }

            if (withPage)
            {
                app.MapStrictCorsPage().WithMetadata(new AuthorizeAttribute());
            }
        },
        [.. Settings, new("Logging:LogLevel:Default", "None")]);

    private static Task Answer(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static double Measure(int port, byte[] request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        var buffer = new byte[4096];
        var best = double.MaxValue;
        for (var round = 0; round < 30; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < Requests; i++)
            {
                socket.Send(request);
                var length = 0;
                while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                {
                    length += socket.Receive(buffer.AsSpan(length), SocketFlags.None);
                }
            }

            best = Math.Min(best, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests);
        }

        return best;
    }
}
