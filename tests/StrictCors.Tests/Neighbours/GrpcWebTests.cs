using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using StrictCors.Tests.Documentation.Neighbours;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Neighbours;

/// <summary>gRPC-Web with the real packages on both sides, over HTTP/1.1 and HTTP/2. The client is no browser: the headers show what one
/// would let the page see.</summary>
public sealed class GrpcWebTests : IAsyncLifetime
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost _host = null!;

    public static TheoryData<GrpcWebMode, string> Clients =>
        new() { { GrpcWebMode.GrpcWeb, "1.1" }, { GrpcWebMode.GrpcWebText, "1.1" }, { GrpcWebMode.GrpcWeb, "2.0" },
        { GrpcWebMode.GrpcWebText, "2.0" } };

    public async Task InitializeAsync() => _host = await NeighbourHost.StartAsync(GrpcWebProgram.Build);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task An_allowed_page_gets_answer_and_status(GrpcWebMode mode, string version)
    {
        using var page = new Page(_host, mode, Version.Parse(version), App);

        (await page.HelloAsync("Ada")).Should().Be("Hello Ada");
        var failing = () => page.HelloAsync("");

        (await failing.Should().ThrowAsync<RpcException>()).Which.StatusCode.Should().Be(StatusCode.InvalidArgument);
        page.Responses.Should().HaveCount(2).And.OnlyContain(response =>
            response.StatusCode == HttpStatusCode.OK
            && response.Headers.GetValues("Access-Control-Allow-Origin").Single() == App
            && string.Join(", ", response.Headers.GetValues("Access-Control-Expose-Headers")).Contains("Grpc-Status", StringComparison.Ordinal)
            && response.Headers.Vary.Contains("Origin"));
        page.Versions.Should().AllBeEquivalentTo(Version.Parse(version));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_strangers_page_reads_nothing(GrpcWebMode mode, string version)
    {
        using var page = new Page(_host, mode, Version.Parse(version), Evil);

        await page.HelloAsync("Ada");

        var response = page.Responses.Should().ContainSingle().Subject;
        response.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        response.Headers.Vary.Should().Equal("Origin");
    }

    [Theory]
    [InlineData(App, "content-type,grpc-timeout,x-grpc-web,x-user-agent", "POST")]
    [InlineData(Evil, "content-type,x-grpc-web", null)]
    public async Task P1_the_preflight_of_a_call_does_not_reach_the_service(string origin, string headers, string? methods)
    {
        var response = await _host.SendAsync(RawRequest.Preflight("/greet.Greeter/SayHello", origin, "POST", headers));

        response.Status.Should().Be(204);
        response.Single("Access-Control-Allow-Methods").Should().Be(methods);
        response.Lines("Grpc-Status").Should().BeEmpty();
    }

    /// <summary>A page that calls across origins.</summary>
    private sealed class Page : IDisposable
    {
        private readonly GrpcChannel _channel;

        public Page(KestrelHost host, GrpcWebMode mode, Version version, string origin)
        {
            var address = version.Major == 2 ? host.Http2Client.BaseAddress! : host.Client.BaseAddress!;
            var browser = new Browser(origin, this) { InnerHandler = new SocketsHttpHandler { UseProxy = false } };
            _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
            {
                HttpHandler = new GrpcWebHandler(mode, browser),
                HttpVersion = version,
                HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
                DisposeHttpClient = true,
            });
        }

        public ConcurrentQueue<HttpResponseMessage> Responses { get; } = [];

        /// <summary>Apart: the client writes another version into the responses that it hands on.</summary>
        public ConcurrentQueue<Version> Versions { get; } = [];

        public async Task<string> HelloAsync(string name)
        {
            using var call = _channel.CreateCallInvoker()
                .AsyncUnaryCall(Greeter.Hello, null, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(30)), name);
            return await call;
        }

        public void Dispose() => _channel.Dispose();
    }

    private sealed class Browser(string origin, Page page) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("Origin", origin);
            var response = await base.SendAsync(request, cancellationToken);
            page.Responses.Enqueue(response);
            page.Versions.Enqueue(response.Version);
            return response;
        }
    }
}
