using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Diagnostics;

/// <summary>What the log says of decisions: event ids and names are stable, refusals are seen with the levels of the default template
/// (Information), and nobody floods it.</summary>
public sealed class DecisionLogTests
{
    private static readonly (string, string) App = ("Origin", "https://app.example.com");
    private static readonly (string, string) Evil = ("Origin", "https://evil.test");
    private static readonly (string, string) Put = ("Access-Control-Request-Method", "PUT");

    [Fact]
    public async Task A_denied_preflight()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("OPTIONS", "/web", App, Put);

        Single(program).Should().Be((2, "PreflightDenied", LogLevel.Information,
            "Preflight of PUT /web from https://app.example.com denied by the policy 'DefaultPolicy': method-not-allowed. 'PUT' is not "
                + "allowed; AllowedMethods would need \"PUT\"."));
    }

    [Fact]
    public async Task A_denied_request()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("GET", "/web", ("Origin", "http://app.example.com"));

        Single(program).Should().Be((3, "RequestDenied", LogLevel.Information,
            "GET /web from http://app.example.com denied by the policy 'DefaultPolicy': origin-not-allowed; the browser hides the response. "
            + "Nearest is 'https://app.example.com': the scheme is http, the policy has https; 'http://app.example.com' would allow it."));
    }

    [Fact]
    public async Task S6_a_refused_request_and_the_key_that_exempts()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("POST", "/server", Evil);

        Single(program).Should().Be((4, "RequestRefused", LogLevel.Information,
            "POST /server from https://evil.test refused with 403 by the policy 'server': origin-not-allowed. "
            + "No pattern has the host evil.test; 'https://evil.test' would allow it. If other sites are meant to send requests to this path, "
                + "ExemptPaths would need \"/server\"."));
    }

    [Fact]
    public async Task S6_an_exempt_request_is_denied_and_not_refused()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("POST", "/exempt", Evil);

        Single(program).Should().BeEquivalentTo(new { Item1 = 3, Item2 = "RequestDenied" });
    }

    [Fact]
    public async Task W1_a_refused_handshake()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.HandshakeAsync("/web", App, ("Cookie", "session=1"));

        Single(program).Should().Be((5, "HandshakeDenied", LogLevel.Information,
            "WebSocket handshake of /web from https://app.example.com refused with 403 by the policy 'DefaultPolicy': credentials-not-allowed. "
            + "A handshake cannot leave its credentials at home; the policy would need AllowCredentials, and origins that are trusted with them."));
    }

    [Fact]
    public async Task R3_what_a_silent_proxy_causes_is_named()
    {
        await using var program = await ObservedProgram.StartAsync();

        // TLS ended in front of us, on another port, and the proxy sends Host without it.
        await program.HandshakeAsync("/web", ("Origin", "https://api.example.com:8443"));
        await program.SendAsync("POST", "/server", ("Origin", "https://api.example.com:8443"));

        program.Log.Select(record => record.Id.Name).Should().Equal("HandshakeDenied", "RequestRefused");
        program.Log.Should().OnlyContain(record =>
            record.Message.Contains("The host is the same, scheme and port differ. If a proxy forwards the request, it changes Host: the proxy "
                + "has to send the Host that it gets (nginx: proxy_set_header Host $http_host;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R7_a_disabled_endpoint_has_no_policy_to_name()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("GET", "/disabled", App);

        Single(program).Item4.Should().Be(
            "GET /disabled from https://app.example.com denied by the policy '(CORS disabled)': origin-not-allowed; the browser hides the "
                + "response. CORS is disabled at this endpoint, so that no origin is allowed here.");
    }

    [Fact]
    public async Task S5_an_observing_policy_denies_nothing_and_says_so_at_Debug_only()
    {
        await using var program = await ObservedProgram.StartAsync("Debug");
        await program.SendAsync("GET", "/observe", Evil);

        Single(program).Should().Be((7, "RequestObserved", LogLevel.Debug,
            "actual: GET /observe from https://evil.test: the observing policy 'observe' would have answered 'denied; origin-not-allowed'."));
    }

    [Fact]
    public async Task A7_foreign_headers_are_one_warning_for_each_endpoint()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("GET", "/foreign");
        await program.SendAsync("GET", "/foreign");

        Single(program).Should().Be((10, "ForeignHeadersRemoved", LogLevel.Warning,
            "The response of HTTP: GET /foreign already had Access-Control-Allow-Origin. They were removed: the policy 'DefaultPolicy' owns "
                + "these headers. Remove the code that sets them. If it belongs to a package, call .BypassStrictCors() on its endpoints; for paths "
                + "without endpoints, leave them out: app.UseWhen(context => !context.Request.Path.StartsWithSegments(\"/path\"), branch => "
                + "branch.UseStrictCors(…)). This is logged once per endpoint."));
    }

    [Fact]
    public async Task The_parts_of_a_message_can_be_searched_for()
    {
        await using var program = await ObservedProgram.StartAsync();
        await program.SendAsync("POST", "/server", Evil);

        var record = program.Log.Single();
        record.StructuredState!.Select(pair => pair.Key).Should()
            .BeEquivalentTo("Method", "Path", "Origin", "Policy", "Reason", "Advice", "{OriginalFormat}");
        Value(record, "Reason").Should().Be("origin-not-allowed");
        Value(record, "Policy").Should().Be("server");
        Value(record, "Origin").Should().Be("https://evil.test");
    }

    private static (int Item1, string? Item2, LogLevel Item3, string Item4) Single(ObservedProgram program) =>
        Describe(program.Log.Should().ContainSingle().Subject);

    private static (int Item1, string? Item2, LogLevel Item3, string Item4) Describe(FakeLogRecord record) =>
        (record.Id.Id, record.Id.Name, record.Level, record.Message);

    private static string? Value(FakeLogRecord record, string key) => record.StructuredState!.Single(pair => pair.Key == key).Value;
}
