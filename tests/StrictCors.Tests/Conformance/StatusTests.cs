using System.Net;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>A6: the headers are there whatever ended the response.</summary>
public sealed class StatusTests(StatusApplication application) : IClassFixture<StatusApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/ok", 200)]
    [InlineData("/not-modified", 304)]
    [InlineData("/redirect", 302)]
    [InlineData("/unauthorized", 401)]
    [InlineData("/not-found", 404)]
    [InlineData("/no-such-path", 404)]
    [InlineData("/teapot", 418)]
    [InlineData("/fails", 500)]
    [InlineData("/fails/late", 500)]
    [InlineData("/lambda/fails", 500)]
    [InlineData("/page/not-found", 404)]
    [InlineData("/page/no-such-path", 404)]
    [InlineData("/file.txt", 200)]
    [InlineData("/stream", 200)]
    [InlineData("/buffer", 200)]
    [InlineData("/no-body", 200)]
    [InlineData("/outcome", 200)]
    public async Task A6_The_headers_are_there_whatever_the_status(string target, int status)
    {
        var allowed = await Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed));
        var denied = await Host.SendAsync(RawRequest.Get(target).With("Origin", Evil));
        var without = await Host.SendAsync(RawRequest.Get(target));

        allowed.Status.Should().Be(status);
        ShouldHaveHeaders(allowed, Allowed);
        denied.Status.Should().Be(status);
        denied.OwnedHeaders.Should().BeEmpty();
        denied.VaryMembers.Should().Contain("Origin");
        without.Status.Should().Be(status);
        without.OwnedHeaders.Should().BeEmpty();
        without.VaryMembers.Should().Contain("Origin");
    }

    [Fact]
    public async Task A6_The_method_not_allowed_of_routing_has_the_headers()
    {
        var response = await Host.SendAsync(RawRequest.Method("DELETE", "/ok").With("Origin", Allowed));

        response.Status.Should().Be(405);
        ShouldHaveHeaders(response, Allowed);
    }

    [Fact]
    public async Task A6_A_refusal_of_authorization_has_the_headers()
    {
        var response = await Host.SendAsync(RawRequest.Get("/forbidden").With("Origin", Allowed).With("X-User", "yes"));

        response.Status.Should().Be(403);
        ShouldHaveHeaders(response, Allowed);
    }

    [Fact]
    public async Task A6_A_refusal_of_the_rate_limiter_has_the_headers()
    {
        await Host.SendAsync(RawRequest.Get("/limited"));
        var response = await Host.SendAsync(RawRequest.Get("/limited").With("Origin", Allowed));

        response.Status.Should().Be(429);
        ShouldHaveHeaders(response, Allowed);
    }

    [Theory]
    [InlineData("If-Modified-Since", 304)]
    [InlineData("If-Unmodified-Since", 200)]
    public async Task A6_The_conditional_answers_of_static_files_have_the_headers(string condition, int status)
    {
        var response = await Host.SendAsync(RawRequest.Get("/file.txt").With("Origin", Allowed).With(condition, DateTime.UtcNow.ToString("R")));

        response.Status.Should().Be(status);
        ShouldHaveHeaders(response, Allowed);
    }

    [Theory]
    [InlineData("/fails", "error page")]
    [InlineData("/fails/late", "error page")]
    [InlineData("/lambda/fails", "lambda")]
    [InlineData("/behind/fails", "behind")]
    [InlineData("/page/not-found", "missing page")]
    public async Task A6_Headers_survive_an_exception_handler_and_keep_the_policy_of_the_request(string target, string handler)
    {
        var allowed = await Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed));
        var other = await Host.SendAsync(RawRequest.Get(target).With("Origin", "https://other.example"));

        allowed.Ran().Should().Be(handler);
        ShouldHaveHeaders(allowed, Allowed);
        other.Ran().Should().Be(handler);
        other.OwnedHeaders.Should().BeEmpty("the page's policy is not the request's");
    }

    [Fact]
    public async Task A6_HEAD_has_the_headers()
    {
        var response = await Host.SendAsync(RawRequest.Method("HEAD", "/file.txt").With("Origin", Allowed));

        response.Status.Should().Be(200);
        ShouldHaveHeaders(response, Allowed);
    }

    [Fact]
    public async Task A6_A_compressed_response_has_the_headers_and_varies_by_both()
    {
        var response = await Host.SendAsync(RawRequest.Get("/compressed").With("Origin", Allowed).With("Accept-Encoding", "gzip"));

        response.Single("Content-Encoding").Should().Be("gzip");
        response.VaryMembers.Should().BeEquivalentTo("Accept-Encoding", "Origin");
        ShouldHaveHeaders(response, Allowed);
    }

    [Theory]
    [InlineData("/output-cached")]
    [InlineData("/response-cached")]
    public async Task A6_Hits_of_a_cache_behind_the_middleware_have_the_headers_of_their_own_request(string target)
    {
        var first = await Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed));
        var same = await Host.SendAsync(RawRequest.Get(target).With("Origin", "https://two.example.com"));
        var denied = await Host.SendAsync(RawRequest.Get(target).With("Origin", Evil));
        var without = await Host.SendAsync(RawRequest.Get(target));

        new[] { same.Body, denied.Body, without.Body }.Should().AllBe(first.Body, "otherwise there was no hit");
        ShouldHaveHeaders(first, Allowed);
        ShouldHaveHeaders(same, "https://two.example.com");
        denied.OwnedHeaders.Should().BeEmpty();
        denied.VaryMembers.Should().Equal("Origin");
        without.OwnedHeaders.Should().BeEmpty();
        without.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task A6_A_cache_that_was_filled_without_Origin_serves_allowed_origins()
    {
        var first = await Host.SendAsync(RawRequest.Get("/output-cached/other"));
        var hit = await Host.SendAsync(RawRequest.Get("/output-cached/other").With("Origin", "https://other.example"));

        hit.Body.Should().Be(first.Body);
        hit.AllowOrigin().Should().Be("https://other.example");
    }

    [Fact]
    public async Task A6_The_headers_stand_in_front_of_a_stream_that_has_no_end_yet()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/endless");
        request.Headers.Add("Origin", Allowed);
        using var response = await Host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(Allowed);
    }

    private static void ShouldHaveHeaders(RawResponse response, string origin)
    {
        response.AllowOrigin().Should().Be(origin);
        response.AllowCredentials().Should().Be("true");
        response.ExposeHeaders().Should().Be("ETag");
        response.VaryMembers.Should().ContainSingle(member => member == "Origin");
    }
}
