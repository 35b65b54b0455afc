using StrictCors.Explanations;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>D3: the nearest pattern, the part that differs, and what to write.</summary>
public sealed class NearestPatternExplanationTests
{
    [Theory]
    [InlineData(App, "http://app.example.com",
        "Nearest is 'https://app.example.com': the scheme is http, the policy has https; 'http://app.example.com' would allow it.")]
    [InlineData("http://app.example.com", App,
        "Nearest is 'http://app.example.com': the scheme is https, the policy has http; 'https://app.example.com' would allow it.")]
    [InlineData(App, "https://app.example.com:8080",
        "Nearest is 'https://app.example.com': port 8080 is not allowed; 'https://app.example.com:8080' or 'https://app.example.com:*' would "
        + "allow it.")]
    [InlineData("https://app.example.com:8443", App,
        "Nearest is 'https://app.example.com:8443': port 443 is not allowed; 'https://app.example.com' or 'https://app.example.com:*' would "
        + "allow it.")]
    [InlineData("http://localhost:3000", "http://localhost:5173",
        "Nearest is 'http://localhost:3000': port 5173 is not allowed; 'http://localhost:5173' or 'http://localhost:*' would allow it.")]
    [InlineData("http://[::1]:3000", "http://[::1]:5173",
        "Nearest is 'http://[::1]:3000': port 5173 is not allowed; 'http://[::1]:5173' or 'http://[::1]:*' would allow it.")]
    [InlineData("http://[::1]", "http://[::1]:5173",
        "Nearest is 'http://[::1]': port 5173 is not allowed; 'http://[::1]:5173' or 'http://[::1]:*' would allow it.")]
    [InlineData("https://*.example.com", "https://a.example.com:8080",
        "Nearest is 'https://*.example.com': port 8080 is not allowed; 'https://a.example.com:8080' or 'https://*.example.com:*' would allow it.")]
    [InlineData("https://app.example.com:8443", "http://app.example.com:8080",
        "Nearest is 'https://app.example.com:8443': the scheme is http, the policy has https, and the port differs; "
        + "'http://app.example.com:8080' would allow it.")]
    [InlineData("https://*.example.com", "https://example.com",
        "Nearest is 'https://*.example.com': it covers the subdomains of example.com, never example.com itself; 'https://example.com' would "
        + "allow it.")]
    [InlineData("https://app-*.example.com", "https://www.example.com",
        "Nearest is 'https://app-*.example.com': it covers one label before example.com, 'app-*', and the host is www.example.com; "
        + "'https://www.example.com' would allow it.")]
    [InlineData("https://*-app.example.com", "https://a.b-app.example.com",
        "Nearest is 'https://*-app.example.com': it covers one label before example.com, '*-app', and the host is a.b-app.example.com; "
        + "'https://a.b-app.example.com' would allow it.")]
    [InlineData("https://example.com", App,
        "Nearest is 'https://example.com': it covers that host alone, and the host is app.example.com, below it; 'https://app.example.com' "
        + "would allow it, 'https://*.example.com' every subdomain.")]
    [InlineData("http://localhost:3000", "http://app.localhost:3000",
        "Nearest is 'http://localhost:3000': it covers that host alone, and the host is app.localhost, below it; 'http://app.localhost:3000' "
        + "would allow it, 'http://*.localhost:3000' every subdomain.")]
    [InlineData("https://www.example.com", "https://example.com",
        "Nearest is 'https://www.example.com': the host is example.com, the policy has www.example.com; 'https://example.com' would allow it.")]
    [InlineData("https://app.exmaple.com", App,
        "Nearest is 'https://app.exmaple.com': the host is app.example.com, the policy has app.exmaple.com; 'https://app.example.com' would "
        + "allow it.")]
    [InlineData("https://web.example.com", App,
        "Nearest is 'https://web.example.com': the host is app.example.com, the policy has web.example.com; 'https://app.example.com' would "
        + "allow it.")]
    [InlineData("http://localhost:3000", "http://127.0.0.1:3000",
        "Nearest is 'http://localhost:3000': to a browser 127.0.0.1 and localhost are two hosts; 'http://127.0.0.1:3000' would allow it.")]
    [InlineData(App, "https://evil.test", "No pattern has the host evil.test; 'https://evil.test' would allow it.")]
    [InlineData(App, "https://10.0.0.1", "No pattern has the host 10.0.0.1; 'https://10.0.0.1' would allow it.")]
    [InlineData("https://10.0.0.1", "https://11.0.0.2", "No pattern has the host 11.0.0.2; 'https://11.0.0.2' would allow it.")]
    [InlineData("chrome-extension://abc", "chrome-extension://def", "No pattern has the host def; 'chrome-extension://def' would allow it.")]
    [InlineData("app://host:80", "app://host", "Nearest is 'app://host:80': an origin without a port is not allowed; 'app://host' would allow it.")]
    [InlineData("app://host", "app://host:80", "Nearest is 'app://host': port 80 is not allowed; 'app://host:80' would allow it.")]
    [InlineData("moz-extension://*", "moz-extension://a:80",
        "Nearest is 'moz-extension://*': port 80 is not allowed; 'moz-extension://a:80' would allow it.")]
    [InlineData("moz-extension://*", "chrome-extension://a", "No pattern has the host a; 'chrome-extension://a' would allow it.")]
    [InlineData("app://.", "app://-", "No pattern has the host -; 'app://-' would allow it.")]
    // No entry can allow these: startup would refuse it.
    [InlineData(App, "https://app.example.com.",
        "Nearest is 'https://app.example.com': the host is app.example.com., the policy has app.example.com; no entry can allow it: redirect visits "
        + "with the dot after the host to the address without it.")]
    [InlineData(App, "wss://app.example.com",
        "Nearest is 'https://app.example.com': the scheme is wss, the policy has https; no entry can allow it, because no page has such an origin: "
        + "the program that sends it has to leave out Origin, or send 'https://app.example.com', which is allowed.")]
    [InlineData(App, "ws://other.test:81",
        "No pattern has the host other.test; no entry can allow it, because no page has such an origin: the program that sends it has to leave out "
        + "Origin, or send 'http://other.test:81', which is allowed if it is the server's own origin or in AllowedOrigins.")]
    [InlineData("https://*.example.com", "wss://app.example.com:443",
        "Nearest is 'https://*.example.com': the scheme is wss, the policy has https; no entry can allow it, because no page has such an origin: "
        + "the program that sends it has to leave out Origin, or send 'https://app.example.com', which is allowed.")]
    [InlineData(App, "htps://other.test", "No pattern has the host other.test; no entry can allow it: the scheme is a misspelt 'https'.")]
    [InlineData(App, "blob://other.test", "No pattern has the host other.test; no entry can allow it: pages of 'blob:' have another origin.")]
    public void D3_names_the_nearest_pattern_the_part_that_differs_and_what_to_write(string origins, string origin, string advice) =>
        NearestPatternExplanation.Advise(Policy(origins).AtEndpoint, origin).Should().Be(advice);

    [Theory]
    [InlineData("https://app.example.com:8443 https://app.example.com:9443 http://app.example.com", App,
        "Nearest is 'http://app.example.com': the scheme")]
    [InlineData("https://web.example.com https://*.app.example.com https://app.example.com:81", App, "Nearest is 'https://app.example.com:81'")]
    [InlineData("https://a-*.example.com https://example.com", App, "Nearest is 'https://a-*.example.com'")]
    [InlineData("https://web.example.com https://app.example.org https://app.example.con", App, "Nearest is 'https://app.example.con'")]
    public void D3_of_several_it_names_the_one_that_differs_least(string origins, string origin, string advice) =>
        NearestPatternExplanation.Advise(Policy(origins).AtEndpoint, origin).Should().StartWith(advice);

    [Fact]
    public void Null_and_what_is_no_origin_have_no_nearest_pattern()
    {
        var policy = Policy("null https://app.example.com", web => web.DangerouslyAllowNullOrigin());

        NearestPatternExplanation.Advise(policy.AtEndpoint, "https://evil.test").Should().StartWith("No pattern");
        NearestPatternExplanation.Advise(policy.AtEndpoint, "https://evil.test/").Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://app.example.com", true)]
    [InlineData("http://localhost:81", false)]
    [InlineData("https://evil.test", false)]
    public void An_http_origin_beside_credentials_is_not_advised_without_its_switch(string origin, bool isGuarded) =>
        NearestPatternExplanation.Advise(Policy("https://app.example.com http://localhost:8080", web => web.AllowCredentials()).AtEndpoint, origin)
            .Contains("DangerouslyAllowInsecureOrigins", StringComparison.Ordinal).Should().Be(isGuarded);

    [Fact]
    public void Where_the_switch_is_on_it_is_not_asked_for() =>
        NearestPatternExplanation.Advise(Policy(App, web => web.AllowCredentials().DangerouslyAllowInsecureOrigins()).AtEndpoint,
            "http://app.example.com")
            .Should().EndWith("'http://app.example.com' would allow it.");

    // Whatever is advised has to work when it is pasted.
    [Theory]
    [InlineData(App, "http://app.example.com")]
    [InlineData("https://*.example.com:8443", "https://a.example.com")]
    [InlineData("https://app-*.example.com", "https://app-1.example.com:81")]
    [InlineData("https://example.com:81", "https://app.example.com:81")]
    [InlineData("http://[::1]:3000", "http://[::1]")]
    [InlineData("app://host", "app://host:80")]
    [InlineData("https://127.0.0.1", "https://localhost")]
    public void D3_each_origin_that_is_advised_compiles_and_allows(string origins, string origin)
    {
        var advice = NearestPatternExplanation.Advise(Policy(origins).AtEndpoint, origin);

        var advised = advice[advice.IndexOf("; ", StringComparison.Ordinal)..].Split('\'').Where((_, i) => i % 2 == 1).ToList();
        advised.Should().NotBeEmpty();
        foreach (var pattern in advised)
        {
            Policy(pattern).Evaluate(Actual(origin)).Outcome.Should().Be(CorsOutcome.Allowed, pattern);
        }
    }

    [Theory]
    [InlineData("https://t7.example.net:81", "None of the first 1000 patterns is near t7.example.net; 'https://t7.example.net:81' would allow it.")]
    [InlineData("http://t1400.example.com",
        "The scheme is http, and 'https://t1400.example.com' is allowed; 'http://t1400.example.com' would allow it.")]
    [InlineData("https://t1400.example.com:81",
        "Port 81 is not allowed, and 'https://t1400.example.com' is; 'https://t1400.example.com:81' would allow it.")]
    public void D4_a_long_list_is_not_searched_to_its_end_and_nothing_false_is_said_about_it(string origin, string advice)
    {
        // The first thousand are far from everything.
        var origins = Enumerable.Range(0, 1000).Select(i => $"https://{i}.filler.test")
            .Concat(Enumerable.Range(1000, 500).Select(i => $"https://t{i}.example.com"));

        NearestPatternExplanation.Advise(Policy(string.Join(' ', origins)).AtEndpoint, origin).Should().Be(advice);
    }

    [Fact]
    public void D4_an_origin_that_is_cut_is_not_offered_to_be_pasted()
    {
        var origin = $"https://{new string('a', 60)}.{new string('b', 60)}.{new string('c', 60)}.test";

        NearestPatternExplanation.Advise(Policy(App).AtEndpoint, origin).Should().EndWith("; the origin itself would allow it.");
    }
}
