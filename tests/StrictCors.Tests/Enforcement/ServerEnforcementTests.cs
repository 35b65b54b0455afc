using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Enforcement;

/// <summary>S2 to S4 and S6 on Kestrel: what a policy with Enforcement "Server" refuses, and how.</summary>
public sealed class ServerEnforcementTests(EnforcingHost program) : IClassFixture<EnforcingHost>
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.test";

    [Theory]
    [InlineData("POST", Evil)]
    [InlineData("GET", Evil)]
    [InlineData("HEAD", Evil)]
    [InlineData("DELETE", Evil)]
    [InlineData("OPTIONS", Evil)]
    [InlineData("POST", "null")]
    [InlineData("POST", "https://app.example.com/")]
    [InlineData("POST", "")]
    public async Task S2_a_denied_origin_gets_403_before_authentication_and_before_the_endpoint(string method, string origin)
    {
        _ = program.Take();

        var response = await program.Host.SendAsync(RawRequest.Method(method, "/private").With("Origin", origin).With("Cookie", "session=1").WithBody("amount=1000"));

        response.Status.Should().Be(403);
        response.OwnedHeaders.Should().BeEmpty("A5");
        response.Single("Cache-Control").Should().Be("no-store");
        response.VaryMembers.Should().BeEquivalentTo("Origin", "Sec-Fetch-Site");
        program.Take().Should().Be((0, 0));
    }

    [Fact]
    public async Task S2_two_Origin_lines_are_refused()
    {
        _ = program.Take();

        var response = await program.Host.SendAsync(RawRequest.Method("PUT", "/server").With("Origin", App).With("Origin", App));

        response.Status.Should().Be(403);
        program.Take().Should().Be((0, 0));
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("HEAD", 200)]
    [InlineData("PUT", 200)]
    [InlineData("POST", 403)]
    [InlineData("put", 403)]
    [InlineData("DELETE", 403)]
    public async Task S3_the_methods_of_the_policy_are_the_whole_truth_and_the_page_can_read_why(string method, int status)
    {
        _ = program.Take();

        var response = await program.Host.SendAsync(RawRequest.Method(method, "/server").With("Origin", App));

        response.Status.Should().Be(status);
        response.Single("Access-Control-Allow-Origin").Should().Be(App);
        response.Single("Access-Control-Allow-Credentials").Should().Be("true");
        response.VaryMembers.Should().BeEquivalentTo("Origin", "Sec-Fetch-Site");
        program.Take().Endpoints.Should().Be(status == 200 ? 1 : 0);
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("POST", 403)]
    public async Task S3_holds_for_any_origin_too(string method, int status)
    {
        var response = await program.Host.SendAsync(RawRequest.Method(method, "/any-server").With("Origin", Evil));

        response.Status.Should().Be(status);
        response.Single("Access-Control-Allow-Origin").Should().Be("*");
        response.VaryMembers.Should().BeEquivalentTo("Sec-Fetch-Site");
    }

    [Theory]
    [InlineData(Evil, "PUT", null, 403, null)]
    [InlineData("null", "PUT", null, 403, null)]
    [InlineData(App, "P T", null, 403, null)]
    [InlineData(App, "PUT", "x a", 403, null)]
    [InlineData(App, "PUT", "content-type", 204, "PUT")]
    [InlineData(App, "POST", null, 204, null)]
    [InlineData(App, "PUT", "x-a", 204, "PUT")]
    public async Task S2_S3_preflights(string origin, string method, string? headers, int status, string? allowMethods)
    {
        _ = program.Take();

        var response = await program.Host.SendAsync(RawRequest.Preflight("/server", origin, method, headers));

        response.Status.Should().Be(status);
        response.Body.Should().BeEmpty();
        response.Single("Access-Control-Allow-Methods").Should().Be(allowMethods);
        response.OwnedHeaders.Any().Should().Be(status == 204);
        response.VaryMembers.Should().BeEquivalentTo("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers", "Sec-Fetch-Site");
        program.Take().Should().Be((0, 0));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("http://127.0.0.1:{port}", null)]
    [InlineData(Evil, "same-origin")]
    [InlineData("null", "same-origin")]
    [InlineData("a b", "same-origin")]
    public async Task S4_same_origin_and_no_Origin_pass(string? origin, string? fetchSite)
    {
        var request = RawRequest.Method("POST", "/server");
        request = origin is null ? request : request.With("Origin", origin.Replace("{port}", $"{program.Host.Port}", StringComparison.Ordinal));
        request = fetchSite is null ? request : request.With("Sec-Fetch-Site", fetchSite);

        var response = await program.Host.SendAsync(request);

        response.Status.Should().Be(200);
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().BeEquivalentTo("Origin", "Sec-Fetch-Site");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("Same-Origin")]
    [InlineData("same-origin, same-origin")]
    public async Task R3_any_other_Sec_Fetch_Site_is_no_same_origin_whatever_the_Origin(string fetchSite)
    {
        var response = await program.Host.SendAsync(RawRequest.Method("POST", "/server").With("Origin", $"http://127.0.0.1:{program.Host.Port}").With("Sec-Fetch-Site", fetchSite));

        response.Status.Should().Be(403);
    }

    // Such a client could as well leave Origin away: it has no cookies of anybody, and it is not shown more.
    [Fact]
    public async Task A_client_that_forges_Sec_Fetch_Site_gains_nothing()
    {
        foreach (var path in new[] { "/server", "/browser" })
        {
            var plain = await program.Host.SendAsync(RawRequest.Method("POST", path));
            var forged = await program.Host.SendAsync(RawRequest.Method("POST", path).With("Origin", Evil).With("Sec-Fetch-Site", "same-origin"));

            forged.Status.Should().Be(plain.Status);
            forged.Body.Should().Be(plain.Body);
            forged.OwnedHeaders.Should().BeEmpty();
            forged.VaryMembers.Should().BeEquivalentTo(plain.VaryMembers);
        }

        var preflight = await program.Host.SendAsync(RawRequest.Preflight("/server", Evil, "PUT").With("Sec-Fetch-Site", "same-origin"));
        preflight.Status.Should().Be(403, "a preflight is never same-origin");
    }

    [Theory]
    [InlineData("/signin-oidc", 200)]
    [InlineData("/SignIn-OIDC", 200)]
    [InlineData("/signin-oidc/", 403)]
    [InlineData("/signin%2doidc", 200)]
    [InlineData("/signin-oidc?x=1", 200)]
    public async Task S6_an_exempt_path_is_not_refused_and_still_denied(string target, int status)
    {
        var response = await program.Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Evil));

        response.Status.Should().Be(status);
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().BeEquivalentTo("Origin", "Sec-Fetch-Site");
    }

    [Fact]
    public async Task S2_the_body_is_problem_details_that_names_no_reason()
    {
        var response = await program.Host.SendAsync(RawRequest.Method("POST", "/server").With("Origin", Evil));

        response.Single("Content-Type").Should().Be("application/problem+json");
        response.Body.Should().Be("""{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.4","title":"Forbidden","status":403}""");
        response.Headers.Should().NotContain(header => header.Name == "StrictCors-Decision");
    }

    [Fact]
    public async Task S2_in_Development_it_names_the_reason()
    {
        await using var host = await EnforcingProgram.StartAsync("Development");

        var response = await host.SendAsync(RawRequest.Method("POST", "/server").With("Origin", Evil));

        var problem = JsonDocument.Parse(response.Body).RootElement;
        problem.GetProperty("reason").GetString().Should().Be("origin-not-allowed");
        problem.GetProperty("status").GetInt32().Should().Be(403);
        response.Body.Should().NotContain("evil");
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task S2_it_goes_through_the_applications_own_service(string environment, bool hasReason)
    {
        await using var host = await EnforcingProgram.StartAsync(environment, services: builder => builder.Services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions["support"] = "call us"));

        var response = await host.SendAsync(RawRequest.Method("POST", "/server").With("Origin", Evil).With("Accept", "application/json"));

        response.Status.Should().Be(403);
        response.Single("Content-Type").Should().Be("application/problem+json");
        response.Single("Cache-Control").Should().Be("no-store");
        var problem = JsonDocument.Parse(response.Body).RootElement;
        problem.GetProperty("support").GetString().Should().Be("call us");
        problem.GetProperty("status").GetInt32().Should().Be(403);
        problem.TryGetProperty("reason", out _).Should().Be(hasReason);
    }

    [Fact]
    public async Task S2_where_the_service_does_not_write_the_media_type_asked_for_we_do()
    {
        await using var host = await EnforcingProgram.StartAsync(services: builder => builder.Services.AddProblemDetails());

        var response = await host.SendAsync(RawRequest.Method("POST", "/server").With("Origin", Evil).With("Accept", "text/html"));

        response.Status.Should().Be(403);
        response.Single("Content-Type").Should().Be("application/problem+json");
        JsonDocument.Parse(response.Body).RootElement.GetProperty("title").GetString().Should().Be("Forbidden");
    }

    [Fact]
    public async Task S2_neither_error_pages_nor_exception_handlers_take_the_refusal_for_theirs()
    {
        await using var host = await EnforcingProgram.StartAsync(first: app =>
        {
            app.UseExceptionHandler("/error");
            app.UseStatusCodePages("text/plain", "page {0}");
        });

        (await host.SendAsync(RawRequest.Method("POST", "/server").With("Origin", Evil))).Body.Should().Contain("Forbidden");
        (await host.SendAsync(RawRequest.Preflight("/server", Evil, "PUT"))).Body.Should().BeEmpty();
    }

    [Fact]
    public async Task S2_a_body_that_was_not_read_does_not_spoil_the_connection()
    {
        using var connection = await program.Host.ConnectAsync();

        (await connection.SendAsync(RawRequest.Method("POST", "/server").With("Origin", Evil).WithBody(new string('x', 50_000)))).Status.Should().Be(403);
        (await connection.SendAsync(RawRequest.Get("/server").With("Origin", App))).Status.Should().Be(200);
    }

    [Fact]
    public async Task V1_Sec_Fetch_Site_is_in_Vary_of_every_response_of_a_Server_policy()
    {
        foreach (var request in new[] { RawRequest.Get("/server"), RawRequest.Get("/server").With("Origin", App), RawRequest.Get("/private"), RawRequest.Method("POST", "/server").With("Origin", Evil) })
        {
            (await program.Host.SendAsync(request)).VaryMembers.Should().BeEquivalentTo("Origin", "Sec-Fetch-Site");
        }
    }

    [Fact]
    public async Task S1_under_Browser_the_endpoint_runs_and_the_browser_hides_the_response()
    {
        var response = await program.Host.SendAsync(RawRequest.Method("POST", "/browser").With("Origin", Evil));

        response.Status.Should().Be(200);
        response.Body.Should().Be("ran");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().BeEquivalentTo("Origin");
    }

    [Fact]
    public async Task S2_over_HTTP2_too()
    {
        _ = program.Take();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/server") { Content = new StringContent("x"), Version = System.Net.HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("Origin", Evil);

        using var response = await program.Host.Http2Client.SendAsync(request);

        ((int)response.StatusCode).Should().Be(403);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Forbidden");
        program.Take().Should().Be((0, 0));
    }
}
