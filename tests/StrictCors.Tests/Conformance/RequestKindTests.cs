using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Conformance.ServerEnforced;

namespace StrictCors.Tests.Conformance;

/// <summary>R1, R2, R4: which kind of request it is.</summary>
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
        response.AllowMethods().Should().Be("GET, PUT");
    }

    [Fact]
    public async Task R2_The_case_of_OPTIONS_is_ignored_since_routing_ignores_it()
    {
        var response = await Host.SendAsync(RawRequest.Method("options", "/own").With("Origin", Allowed)
            .With("Access-Control-Request-Method", "PUT"));

        response.Ran().Should().BeNull();
        response.AllowMethods().Should().Be("GET, PUT");
    }

    [Fact]
    public async Task R2_No_other_method_is_a_preflight()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/items").With("Origin", Allowed).With("Access-Control-Request-Method", "PUT"));

        response.Ran().Should().Be("items");
        response.AllowMethods().Should().BeNull();
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
        await ShouldBeRefusedAsync(Host, WithOrigins(RawRequest.Get("/server"), lines));
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
        preflight.AllowMethods().Should().Be("GET, PUT");
    }

    [Fact]
    public async Task R4_The_question_of_Sec_Fetch_Site_comes_before_the_denial_of_a_malformed_Origin()
    {
        await ShouldPassAsync(Host, WithOrigins(RawRequest.Method("PUT", "/server"), [Allowed, Allowed]).With("Sec-Fetch-Site", "same-origin"));
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
}
