namespace StrictCors.Testing.Tests.Fetch;

/// <summary>Fetch, "CORS check".</summary>
public sealed class CorsCheckTests
{
    public static TheoryData<string[], string?, FetchCredentials, CorsStep?> Rows => new()
    {
        { ["*"], null, FetchCredentials.SameOrigin, null },
        { ["*"], null, FetchCredentials.Omit, null },
        { ["*"], "true", FetchCredentials.Include, CorsStep.AllowOrigin },
        { [Page.Origin], null, FetchCredentials.SameOrigin, null },
        { [Page.Origin], "true", FetchCredentials.Include, null },
        { [Page.Origin], null, FetchCredentials.Include, CorsStep.AllowCredentials },
        { [Page.Origin], "True", FetchCredentials.Include, CorsStep.AllowCredentials },
        { [Page.Origin], "true, true", FetchCredentials.Include, CorsStep.AllowCredentials },
        { [], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { [""], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { ["https://APP.example.com"], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { [$"{Page.Origin}/"], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { ["null"], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { [Page.Origin, Page.Origin], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { ["*, *"], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
        { ["https://other.example.com"], null, FetchCredentials.SameOrigin, CorsStep.AllowOrigin },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task B1_the_response_must_have_the_origin_and_allow_credentials(
        string[] origins, string? credentials, FetchCredentials mode, CorsStep? refusedAt)
    {
        var server = new Server(200, [.. origins.Select(origin => ("Access-Control-Allow-Origin", origin)),
            .. credentials is null ? [] : new[] { ("Access-Control-Allow-Credentials", credentials) }]);
        using var page = new Page(server);
        var request = Page.Request("GET", Page.Api).WithCredentials(mode);

        if (refusedAt is null)
        {
            (await page.SendAsync(request)).IsSuccessStatusCode.Should().BeTrue();
        }
        else
        {
            (await page.FailAsync(request)).Step.Should().Be(refusedAt);
        }

        server.Received.Should().ContainSingle().Which["Origin"].Should().Be(Page.Origin);
        server.Received.Single()["Accept"].Should().Be("*/*");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task B1_a_response_with_an_error_is_checked_and_readable(int status)
    {
        using var allowed = new Page(new(status, ("Access-Control-Allow-Origin", "*")));
        using var refused = new Page(new(status));

        ((int)(await allowed.GetAsync(Page.Api)).StatusCode).Should().Be(status);
        (await refused.FailAsync("GET", Page.Api)).Header.Should().Be("Access-Control-Allow-Origin");
    }

    [Fact]
    public async Task B1_a_page_without_an_origin_sends_null()
    {
        var server = new Server(200, ("Access-Control-Allow-Origin", "null"));
        using var page = new Page(server, new() { Page = "null" });

        await page.GetAsync(Page.Api);

        server.Received.Single()["Origin"].Should().Be("null");
        server.Received.Single()["Sec-Fetch-Site"].Should().Be("cross-site");
    }

    [Fact]
    public async Task B1_a_request_to_the_own_origin_is_not_checked()
    {
        var server = new Server(200);
        using var page = new Page(server);

        var response = await page.SendAsync("DELETE", $"{Page.Origin}/todos", ("X-A", "1"));

        response.GetCorsExchange().ResponseType.Should().Be(CorsResponseType.Basic);
        server.Methods.Should().Equal("DELETE");
        server.Received.Single()["Origin"].Should().Be(Page.Origin, "a method other than GET and HEAD has it");
        server.Received.Single()["Sec-Fetch-Site"].Should().Be("same-origin");
    }

    [Fact]
    public async Task B1_a_GET_to_the_own_origin_has_no_Origin()
    {
        var server = new Server(200);
        using var page = new Page(server, new() { Page = $"{Page.Origin}/list?a=1#b" });

        await page.GetAsync($"{Page.Origin}/todos");

        server.Received.Single()["Origin"].Should().BeNull();
        server.Received.Single()["Referer"].Should().Be($"{Page.Origin}/list?a=1");
    }
}
