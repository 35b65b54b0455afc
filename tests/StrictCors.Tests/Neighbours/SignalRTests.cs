using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Neighbours;

/// <summary>SignalR with a page of another origin: negotiation and each transport, allowed and denied. The client here is no browser: it
/// shows what the server does, and the headers show what a browser would let the page see.</summary>
public sealed class SignalRTests : IAsyncLifetime
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.test";

    private readonly ConcurrentQueue<HttpResponseMessage> _responses = [];
    private KestrelHost _host = null!;

    public async Task InitializeAsync() => _host = await KestrelHost.StartAsync(
        builder =>
        {
            builder.Services.AddSignalR();
            builder.Services.AddStrictCors(cors =>
            {
                cors.AddPolicy("browser", policy =>
                    policy.WithOrigins(App).WithMethods("GET", "POST", "DELETE").WithHeaders("X-Requested-With", "X-SignalR-User-Agent")
                    .AllowCredentials());
                cors.AddPolicy("server", policy =>
                    policy.WithOrigins(App).WithMethods("GET", "POST", "DELETE").WithHeaders("X-Requested-With", "X-SignalR-User-Agent")
                    .AllowCredentials().WithEnforcement(StrictCorsEnforcement.Server));
            });
        },
        app =>
        {
            app.UseStrictCors();
            app.MapHub<Echo>("/browser").RequireStrictCors("browser");
            app.MapHub<Echo>("/server").RequireStrictCors("server");
        });

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        foreach (var response in _responses)
        {
            response.Dispose();
        }
    }

    [Theory]
    [InlineData("/browser", HttpTransportType.WebSockets)]
    [InlineData("/browser", HttpTransportType.ServerSentEvents)]
    [InlineData("/browser", HttpTransportType.LongPolling)]
    [InlineData("/server", HttpTransportType.WebSockets)]
    [InlineData("/server", HttpTransportType.ServerSentEvents)]
    [InlineData("/server", HttpTransportType.LongPolling)]
    public async Task Allowed(string path, HttpTransportType transport)
    {
        (await EchoAsync(path, transport, App)).Should().Be("hello");

        // Not that all succeed: the poll that ends a connection may find it gone (404), and even that the page can read (A6).
        _responses.Should().NotBeEmpty().And.OnlyContain(response => response.Headers.GetValues("Access-Control-Allow-Origin").Single() == App
            && response.Headers.GetValues("Access-Control-Allow-Credentials").Single() == "true");
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task S2_denied_by_the_server_before_it_begins(HttpTransportType transport)
    {
        var start = () => EchoAsync("/server", transport, Evil);

        (await start.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        _responses.Should().ContainSingle("negotiation is the first request");
    }

    [Fact]
    public async Task W1_under_Browser_the_handshake_is_refused_all_the_same()
    {
        var start = () => EchoAsync("/browser", HttpTransportType.WebSockets, Evil);
        var startWithoutNegotiation = () => EchoAsync("/browser", HttpTransportType.WebSockets, Evil, skipNegotiation: true);

        await start.Should().ThrowAsync<Exception>();
        await startWithoutNegotiation.Should().ThrowAsync<Exception>();
        _responses.Should().ContainSingle().Which.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
        _host.Logs.GetSnapshot().Should().Contain(record => record.Id.Name == "HandshakeDenied");
    }

    [Theory]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task S1_under_Browser_the_other_transports_are_answered_and_no_page_sees_it(HttpTransportType transport)
    {
        (await EchoAsync("/browser", transport, Evil)).Should().Be("hello");

        _responses.Should().NotBeEmpty().And.OnlyContain(response => !response.Headers.Contains("Access-Control-Allow-Origin"));
        _responses.Should().OnlyContain(response => response.Headers.Vary.Contains("Origin"));
    }

    // Blazor Server and SignalR of our own pages, with the defaults.
    [Theory]
    [InlineData("/browser", "http://127.0.0.1:{port}", null)]
    [InlineData("/server", "http://127.0.0.1:{port}", null)]
    [InlineData("/browser", "https://own.test", "own.test")]
    [InlineData("/server", "https://own.test", "own.test")]
    [InlineData("/server", "https://own.test:8443", "own.test:8443")]
    public async Task R3_a_page_of_our_own_behind_a_proxy_that_ended_TLS_or_without_one(string path, string origin, string? host)
    {
        foreach (var transport in new[] { HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling })
        {
            (await EchoAsync(path, transport, origin.Replace("{port}", $"{_host.Port}", StringComparison.Ordinal), host)).Should().Be("hello");
        }

        _responses.Should().OnlyContain(response => response.StatusCode != System.Net.HttpStatusCode.Forbidden
            && !response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/browser", App, 204, App)]
    [InlineData("/server", App, 204, App)]
    [InlineData("/browser", Evil, 204, null)]
    [InlineData("/server", Evil, 403, null)]
    public async Task P1_the_preflight_of_the_negotiation(string path, string origin, int status, string? allowed)
    {
        var response = await _host.SendAsync(
            RawRequest.Preflight($"{path}/negotiate?negotiateVersion=1", origin, "POST", "x-requested-with,x-signalr-user-agent"));

        response.Status.Should().Be(status);
        response.Single("Access-Control-Allow-Origin").Should().Be(allowed);
        response.Single("Access-Control-Allow-Headers").Should().Be(allowed is null ? null : "X-Requested-With, X-SignalR-User-Agent");
    }

    private async Task<string> EchoAsync(string path, HttpTransportType transport, string origin, string? host = null, bool skipNegotiation = false)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await using var connection = new HubConnectionBuilder()
            .WithUrl($"http://127.0.0.1:{_host.Port}{path}", transport, options =>
            {
                options.Headers["Origin"] = origin;
                if (host is not null)
                {
                    options.Headers["Host"] = host;
                }

                options.SkipNegotiation = skipNegotiation;
                options.HttpMessageHandlerFactory = inner => new Recorder(inner, _responses);
            })
            .Build();
        await connection.StartAsync(bound.Token);
        return await connection.InvokeAsync<string>("Say", "hello", bound.Token);
    }

    private sealed class Echo : Hub
    {
        public string Say(string text) => text;
    }

    private sealed class Recorder(HttpMessageHandler inner, ConcurrentQueue<HttpResponseMessage> responses) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            responses.Enqueue(response);
            return response;
        }
    }
}
