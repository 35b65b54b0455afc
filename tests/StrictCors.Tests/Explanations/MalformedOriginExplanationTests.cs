using StrictCors.Explanations;
using StrictCors.Policies;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>What is said of an origin that is malformed or null.</summary>
public sealed class MalformedOriginExplanationTests
{
    [Theory]
    [InlineData("", "the value is empty")]
    [InlineData("https://a.example, https://b.example", "there is more than one origin in the line, or white space")]
    [InlineData("NULL", "'null' is written in lower case")]
    [InlineData("app.example.com", "the scheme is missing (an origin is scheme://host[:port])")]
    [InlineData("https://bücher.example", "international names are sent in Punycode", "https://xn--bcher-kva.example")]
    [InlineData("https://app.example.com/", "an origin has no path, not even a slash", App)]
    [InlineData("wss://app.example.com/ws", "an origin has no path, not even a slash", App)]
    [InlineData("https://user@app.example.com", "an origin has no user information", App)]
    [InlineData("https://App.example.com", "scheme and host are sent in lower case", App)]
    [InlineData("https://app.example.com:443", "the default port is left out", App)]
    [InlineData("http://app.example.com:80", "the default port is left out", "http://app.example.com")]
    [InlineData("https://*.example.com", "a star belongs in AllowedOrigins, not in a request")]
    public void D3_a_malformed_origin_is_told_what_is_wrong_with_it(string origin, string fault, string? meant = null)
    {
        fault += meant is null ? "" : $". The program that sends it has to send '{meant}'";
        var check = Explain(Policy(App), Actual(origin))[0];

        check.Should().BeEquivalentTo(new { Name = "origin", Passed = false, Advice = $"No browser sends this: {fault}." });
    }

    // Browsers may well send these, so the opposite is not claimed.
    [Theory]
    [InlineData("https://app.example.com:99999", "scheme, host or port is not in the form that an origin has")]
    [InlineData("https://app..example.com", "scheme, host or port is not in the form that an origin has")]
    [InlineData("http://[::ffff:7f00:1]", "an IPv4-mapped address is not accepted, because the host has an IPv4 address too")]
    [InlineData("safari-web-extension://5F32", "the host is compared in lower case only")]
    public void D3_what_a_browser_may_send_is_not_said_to_be_unsent(string origin, string fault) =>
        Explain(Policy(App), Actual(origin))[0].Advice.Should().Be($"This is not a serialised origin: {fault}.");

    [Fact]
    public void D3_a_local_file_is_told_what_else_helps()
    {
        Explain(Policy(App), Actual("file://"))[0].Advice.Should().StartWith("Electron, WebViews and Chromium with --allow-file-access-from-files")
            .And.Contain("'app://.'").And.EndWith("'file://' with DangerouslyAllowNullOrigin would allow all such pages.");
        Explain(Policy(App, web => web.AllowCredentials()), Actual("file://"))[0].Advice.Should()
            .EndWith("no policy with credentials can allow 'file://'.");
    }

    [Fact]
    public void D3_two_Origin_lines_and_one_that_is_too_long()
    {
        Explain(Policy(App), Actual($"{App}\n{App}"))[0].Advice.Should()
            .Be("There are 2 Origin lines. Browsers send one, and programs disagree about which of several counts.");
        Explain(Policy(App), Actual(new string('a', 30_000)))[0].Advice.Should()
            .Be("The value has 30000 characters, and no origin has more than 326.");
    }

    [Fact]
    public void D3_null_is_told_what_it_is()
    {
        Explain(Policy(App), Actual("null"))[0].Advice.Should()
            .EndWith("which does not identify a site; 'null' with DangerouslyAllowNullOrigin would allow all such pages.");
        Explain(Policy(App, web => web.AllowCredentials()), Actual("null"))[0].Advice.Should()
            .EndWith("which does not identify a site; no policy with credentials can allow it.");
    }

    private static IReadOnlyList<ExplanationCheck> Explain(StrictCorsPolicy policy, in CorsRequest request) => Explain(policy.AtEndpoint, request);

    private static IReadOnlyList<ExplanationCheck> Explain(EndpointPolicy policy, in CorsRequest request) =>
        Explainer.Explain(policy, request).Checks;

    private static ExplanationCheck Check(string name, IReadOnlyList<ExplanationCheck> checks) => checks.Single(check => check.Name == name);
}
