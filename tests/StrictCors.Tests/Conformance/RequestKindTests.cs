using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R1 to R4: which kind of request it is.</summary>
public sealed class RequestKindTests(RequestKindApplication application) : IClassFixture<RequestKindApplication>
{
    private const string Allowed = "https://app.example.com";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task R1_A_request_without_Origin_passes_and_varies_by_it(string method)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/items"));

        response.Ran().Should().Be("items");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task R1_Without_Origin_the_any_origin_policy_still_says_so()
    {
        var response = await Host.SendAsync(RawRequest.Get("/any"));

        response.AllowOrigin().Should().Be("*");
    }

    [Fact]
    public async Task R1_Without_Origin_a_Server_policy_lets_every_method_pass()
    {
        var response = await Host.SendAsync(RawRequest.Method("OPTIONS", "/server").With("Access-Control-Request-Method", "DELETE"));

        response.Ran().Should().Be("server");
    }

    [Theory]
    [InlineData(null, "PUT")]
    [InlineData(Allowed, null)]
    [InlineData(null, null)]
    public async Task R2_OPTIONS_without_both_headers_belongs_to_the_application(string? origin, string? requestedMethod)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/own", origin, requestedMethod));

        response.Ran().Should().Be("own");
        response.AllowOrigin().Should().Be(origin);
        response.AllowMethods().Should().BeNull();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task R2_OPTIONS_with_both_headers_is_a_preflight_even_where_the_application_maps_it()
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/own", Allowed, "PUT"));

        response.Ran().Should().BeNull();
        response.AllowMethods().Should().Be("PUT");
    }

    [Fact]
    public async Task R2_The_case_of_OPTIONS_is_ignored_since_routing_ignores_it()
    {
        var response = await Host.SendAsync(RawRequest.Method("options", "/own").With("Origin", Allowed).With("Access-Control-Request-Method", "PUT"));

        response.Ran().Should().BeNull();
        response.AllowMethods().Should().Be("PUT");
    }

    [Fact]
    public async Task R2_No_other_method_is_a_preflight()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/items").With("Origin", Allowed).With("Access-Control-Request-Method", "PUT"));

        response.Ran().Should().Be("items");
        response.AllowMethods().Should().BeNull();
    }

    [Theory]
    [InlineData("http://shop.example:8080", "shop.example:8080")]
    [InlineData("http://shop.example", "shop.example")]
    [InlineData("http://shop.example", "shop.example:80")]
    [InlineData("http://shop.example", "SHOP.example")]
    [InlineData("http://[::1]:8080", "[::1]:8080")]
    [InlineData("http://[::1]", "[::1]")]
    public async Task R3_Without_Sec_Fetch_Site_the_own_scheme_host_and_port_are_same_origin(string origin, string host)
    {
        await ShouldPass(RawRequest.Method("PUT", "/server").With("Host", host).With("Origin", origin));
    }

    [Theory]
    [InlineData("https://shop.example", "shop.example")]
    [InlineData("https://shop.example:8443", "shop.example:8443")]
    public async Task R3_An_https_origin_equals_an_http_request_with_its_host_and_port_as_written(string origin, string host)
    {
        await ShouldPass(RawRequest.Method("PUT", "/server").With("Host", host).With("Origin", origin));
    }

    [Theory]
    [InlineData("http://shop.example:8081", "shop.example:8080")]
    [InlineData("http://shop.example:8080", "shop.example")]
    [InlineData("http://shop.example", "shop.example:8080")]
    [InlineData("http://shop.example", "www.shop.example")]
    [InlineData("http://www.shop.example", "shop.example")]
    [InlineData("https://shop.example", "shop.example:443")]
    [InlineData("https://shop.example", "shop.example:80")]
    [InlineData("https://shop.example:8443", "shop.example")]
    [InlineData("ftp://shop.example", "shop.example")]
    [InlineData("null", "shop.example")]
    [InlineData("null", "null")]
    public async Task R3_Any_other_scheme_host_or_port_is_cross_origin(string origin, string host)
    {
        await ShouldBeRefused(RawRequest.Method("PUT", "/server").With("Host", host).With("Origin", origin));
    }

    [Theory]
    [InlineData("https://shop.example", "shop.example", true)]
    [InlineData("https://shop.example", "shop.example:443", true)]
    [InlineData("http://shop.example", "shop.example", false)]
    [InlineData("http://shop.example", "shop.example:80", false)]
    [InlineData("http://shop.example:443", "shop.example", false)]
    public async Task R3_An_http_origin_never_equals_an_https_request(string origin, string host, bool isSame)
    {
        var request = RawRequest.Method("PUT", "/server").With("Host", host).With("X-Forwarded-Proto", "https").With("Origin", origin);

        await (isSame ? ShouldPass(request) : ShouldBeRefused(request));
    }

    [Fact]
    public async Task R3_Sec_Fetch_Site_alone_decides_that_it_is_same_origin()
    {
        await ShouldPass(RawRequest.Method("PUT", "/server").With("Origin", "https://other.example").With("Sec-Fetch-Site", "same-origin"));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData("Same-Origin")]
    [InlineData("same-origin, same-origin")]
    [InlineData("")]
    public async Task R3_Sec_Fetch_Site_alone_decides_that_it_is_not(string site)
    {
        await ShouldBeRefused(RawRequest.Method("PUT", "/server").With("Host", "shop.example").With("Origin", "http://shop.example").With("Sec-Fetch-Site", site));
    }

    [Fact]
    public async Task R3_Two_lines_of_Sec_Fetch_Site_are_not_same_origin()
    {
        await ShouldBeRefused(RawRequest.Method("PUT", "/server").With("Host", "shop.example").With("Origin", "http://shop.example")
            .With("Sec-Fetch-Site", "same-origin").With("Sec-Fetch-Site", "same-origin"));
    }

    [Fact]
    public async Task R3_An_allowed_origin_is_not_asked_whether_it_is_same_origin()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/server").With("Origin", Allowed).With("Sec-Fetch-Site", "cross-site"));

        response.Ran().Should().Be("server");
        response.AllowOrigin().Should().Be(Allowed);
    }

    [Fact]
    public async Task R3_Under_Browser_a_same_origin_request_gets_no_owned_headers()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/items").With("Host", "shop.example").With("Origin", "http://shop.example"));

        response.Ran().Should().Be("items");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task R3_A_preflight_is_never_same_origin()
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/server", "http://shop.example", "PUT").With("Host", "shop.example").With("Sec-Fetch-Site", "same-origin"));

        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(MalformedOrigins))]
    public async Task R4_A_malformed_Origin_is_denied_under_a_list_policy(string[] lines)
    {
        var response = await Host.SendAsync(WithOrigins(RawRequest.Get("/items"), lines));

        response.Ran().Should().Be("items");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Theory]
    [MemberData(nameof(MalformedOrigins))]
    public async Task R4_A_malformed_Origin_is_refused_under_a_Server_policy(string[] lines)
    {
        await ShouldBeRefused(WithOrigins(RawRequest.Get("/server"), lines));
    }

    [Theory]
    [MemberData(nameof(MalformedOrigins))]
    public async Task R4_A_preflight_with_a_malformed_Origin_is_denied(string[] lines)
    {
        var response = await Host.SendAsync(WithOrigins(RawRequest.Preflight("/items", null, "PUT"), lines));

        response.Status.Should().Be(204);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(MalformedOrigins))]
    public async Task R4_An_any_origin_policy_sends_its_star_whatever_Origin_holds(string[] lines)
    {
        var actual = await Host.SendAsync(WithOrigins(RawRequest.Get("/any"), lines));
        var preflight = await Host.SendAsync(WithOrigins(RawRequest.Preflight("/any", null, "PUT"), lines));

        actual.AllowOrigin().Should().Be("*");
        preflight.AllowOrigin().Should().Be("*");
        preflight.AllowMethods().Should().Be("PUT");
    }

    [Fact]
    public async Task R4_The_question_of_Sec_Fetch_Site_comes_before_the_denial_of_a_malformed_Origin()
    {
        await ShouldPass(WithOrigins(RawRequest.Method("PUT", "/server"), [Allowed, Allowed]).With("Sec-Fetch-Site", "same-origin"));
    }

    [Theory]
    [InlineData("PUT|PUT")]
    [InlineData("GET|PUT")]
    [InlineData("")]
    [InlineData("P UT")]
    [InlineData("PUT, GET")]
    [InlineData("PUT/")]
    [InlineData("\"PUT\"")]
    public async Task R4_A_malformed_requested_method_is_denied(string linesByBar)
    {
        var lines = linesByBar.Split('|');
        var browser = await Host.SendAsync(WithRequestedMethods("/items", lines));
        var any = await Host.SendAsync(WithRequestedMethods("/any", lines));
        var own = await Host.SendAsync(WithRequestedMethods("/own", lines));

        foreach (var response in new[] { browser, any, own })
        {
            response.Status.Should().Be(204);
            response.OwnedHeaders.Should().BeEmpty();
            response.Ran().Should().BeNull();
        }
    }

    public static TheoryData<string[]> MalformedOrigins => new()
    {
        { [Allowed, Allowed] },
        { [Allowed, "https://evil.example"] },
        { ["https://evil.example", Allowed] },
        { [$"{Allowed}, {Allowed}"] },
        { [$"{Allowed},https://evil.example"] },
        { [$"{Allowed} https://evil.example"] },
        { [""] },
        { ["https://APP.example.com"] },
        { [$"{Allowed}/"] },
        { [$"{Allowed}:443"] },
        { ["https://user@app.example.com"] },
        { ["NULL"] },
        { ["*"] },
    };

    private static RawRequest WithOrigins(RawRequest request, string[] lines) => lines.Aggregate(request, (all, line) => all.With("Origin", line));

    private static RawRequest WithRequestedMethods(string target, string[] lines) =>
        lines.Aggregate(RawRequest.Preflight(target, Allowed, null), (all, line) => all.With("Access-Control-Request-Method", line));

    private async Task ShouldPass(RawRequest request)
    {
        var response = await Host.SendAsync(request);

        response.Status.Should().Be(200);
        response.Ran().Should().Be("server");
        response.OwnedHeaders.Should().BeEmpty();
    }

    private async Task ShouldBeRefused(RawRequest request)
    {
        var response = await Host.SendAsync(request);

        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
        response.OwnedHeaders.Should().BeEmpty();
    }
}
