using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StrictCors.Tool.Tests.Probe;

/// <summary>Servers that refuse, hang, reset, or answer garbage: one line, and the exit code 3.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task T5_a_refused_connection_is_3()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await ShouldFail("refused", $"http://127.0.0.1:{port}/");
    }

    [Fact]
    public async Task T5_a_server_that_hangs_is_3_after_the_time()
    {
        await using var server = new RawServer((_, token) => Task.Delay(Timeout.Infinite, token));
        var watch = Stopwatch.StartNew();

        await ShouldFail("no answer comes within 0.3 s", server.Url, "--timeout", "0.3");

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("", "without an answer")]
    [InlineData("SSH-2.0-OpenSSH\r\n", "not HTTP")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n", "not HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", "without an answer")]
    public async Task T5_garbage_is_3(string answer, string expected)
    {
        await using var server = new RawServer(async (stream, token) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), token));

        await ShouldFail(expected, server.Url);
    }

    [Fact]
    public async Task T5_a_reset_is_3()
    {
        await using var server = new RawServer((stream, _) =>
        {
            ((NetworkStream)stream).Socket.LingerState = new(true, 0);
            ((NetworkStream)stream).Socket.Close();
            return Task.CompletedTask;
        });

        await ShouldFail("cannot be reached", server.Url);
    }

    [Fact]
    public async Task T5_ten_megabytes_of_headers_are_3()
    {
        await using var server = new RawServer(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nX: "), token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 10_000_000)), token);
        });

        await ShouldFail("too long", server.Url);
    }

    [Fact]
    public async Task T5_a_bad_certificate_is_3_and_insecure_accepts_it()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=wrong.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = new RawServer(async (stream, token) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
            await tls.WriteAsync(Encoding.ASCII.GetBytes(
                "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), token);
        });
        var url = server.Url.Replace("http:", "https:", StringComparison.Ordinal);

        await ShouldFail("certificate", url);
        (await ToolRun.Of("probe", url, "--insecure")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_server_that_redirects_for_ever_is_a_refusal()
    {
        await using var server = await PlantedServer.StartAsync(Planted.Answer(request: "302|Location: /again"));

        var run = await ToolRun.Of("probe", $"{server.Url}/", "--origin", Planted.Origin);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("ERR_TOO_MANY_REDIRECTS");
    }

    [Fact]
    public async Task T6_resolve_sends_to_another_address()
    {
        await using var server = await PlantedServer.StartAsync(Planted.Answer());
        var port = new Uri(server.Url).Port;

        var run = await ToolRun.Of(
            "probe", $"http://api.example.com:{port}/", "--origin", Planted.Origin, "--resolve", $"api.example.com:{port}:127.0.0.1");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain($"GET http://api.example.com:{port}/");
    }

    [Theory]
    [InlineData(HttpProtocols.Http1, "--http1", 0)]
    [InlineData(HttpProtocols.Http2, "--http2", 0)]
    [InlineData(HttpProtocols.Http1, "--http2", 3)]
    public async Task T6_the_version_of_HTTP_can_be_chosen(HttpProtocols protocols, string option, int exitCode)
    {
        await using var server = await PlantedServer.StartAsync(Planted.Answer(), protocols);

        (await ToolRun.Of("probe", $"{server.Url}/", "--origin", Planted.Origin, option)).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task T6_several_origins_are_probed_in_turn()
    {
        await using var server = await PlantedServer.StartAsync(Planted.Answer());

        var run = await ToolRun.Of(
            "probe", $"{server.Url}/", "--origin", Planted.Origin, "--origin", "http://other.example", "--origin", "null", "--format", "json");

        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("results").EnumerateArray()
            .Select(result => (result.Text("origin"), result.GetProperty("verdict").GetProperty("readable").GetBoolean()))
            .Should().Equal((Planted.Origin, true), ("http://other.example", false), ("null", false));
    }

    [Theory]
    [InlineData(101, 0)]
    [InlineData(403, 1)]
    public async Task T6_a_handshake_opens_or_is_refused(int status, int exitCode)
    {
        await using var server = new RawServer(async (stream, token) =>
        {
            var headers = status == 101 ? "Connection: Upgrade\r\nUpgrade: websocket\r\n" : "Content-Length: 0\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{headers}\r\n"), token);
            await Task.Delay(1000, token);
        });

        var run = await ToolRun.Of("probe", server.Url.Replace("http:", "ws:", StringComparison.Ordinal), "--origin", Planted.Origin);

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
        run.Output.Should().Contain(status == 101 ? "The WebSocket opens." : "The WebSocket does not open: the server answers 403.");
    }

    [Theory]
    [InlineData("api.example.com")]
    [InlineData("ftp://api.example.com")]
    [InlineData("http://127.0.0.1:9/", "--timeout", "soon")]
    [InlineData("http://127.0.0.1:9/", "--resolve", "here")]
    [InlineData("http://127.0.0.1:9/", "--http1", "--http2")]
    [InlineData("http://127.0.0.1:9/", "--origin", "app.example.com")]
    public async Task T5_wrong_usage_is_2(params string[] arguments)
    {
        var run = await ToolRun.Of(["probe", .. arguments]);

        run.ExitCode.Should().Be(2);
        run.Error.TrimEnd().Should().StartWith("strictcors: ").And.NotContain("\n").And.NotContain("Unexpected");
    }

    [Fact]
    public async Task A_stack_trace_is_shown_only_if_it_is_wanted()
    {
        await using var server = new RawServer((_, _) => Task.CompletedTask);

        (await ToolRun.Of("probe", server.Url)).Error.Should().NotContain("   at ");
        (await ToolRun.Of("probe", server.Url, "--verbose")).Error.Should().Contain("   at ");
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130()
    {
        await using var server = new RawServer((_, token) => Task.Delay(Timeout.Infinite, token));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        using var output = new StringWriter();
        using var error = new StringWriter();

        (await Commands.CommandLine.RunAsync(["probe", server.Url], output, error, cancellation.Token)).Should().Be(130);

        error.ToString().Trim().Should().Be("strictcors: Cancelled.");
    }

    private static async Task ShouldFail(string expected, params string[] arguments)
    {
        var run = await ToolRun.Of(["probe", .. arguments]);

        (run.ExitCode, run.Output).Should().Be((3, ""));
        run.Error.TrimEnd().Should().StartWith("strictcors: ").And.NotContain("\n").And.NotContain("   at ");
        run.Error.Should().Contain(expected);
    }
}
