using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Explanations;

/// <summary>D3a: a page is redirected to where its origin is not sent. The browser names CORS, and no policy is the cause.</summary>
public sealed class RedirectTests
{
    private const string App = "https://app.example.com";

    [Fact]
    public async Task D3a_a_redirect_to_an_identity_provider_is_named_once_and_the_remedy_works()
    {
        await using var host = await StartAsync();
        await using var cured = await StartAsync(oauth => oauth.Events.OnRedirectToAuthorizationEndpoint = context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });

        await host.SendAsync(RawRequest.Get("/secret").With("Origin", App));
        await host.SendAsync(RawRequest.Get("/secret").With("Origin", App));
        var readable = await cured.SendAsync(RawRequest.Get("/secret").With("Origin", App));

        Findings(host).Should().ContainSingle().Which.Should().StartWith($"GET /secret from {App} was answered with 302 and a redirect to "
            + "https://idp.example. The browser sends Origin: null there, and hides the answer unless that server allows it. If it is a "
            + "sign-in, answer "
            + "with 401 instead").And.NotContain("state=");
        readable.Status.Should().Be(401);
        readable.AllowOrigin().Should().Be(App);
        Findings(cured).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "navigate", false)]
    [InlineData(null, "cors", true)]
    [InlineData("http://api.example.com", "navigate", false)]
    [InlineData("https://evil.test", null, false)]
    public async Task D3a_a_page_of_the_own_origin_that_fetches_is_named_and_a_visit_is_not(string? origin, string? mode, bool isNamed)
    {
        await using var host = await StartAsync();
        var request = RawRequest.Get("/secret").With("Host", "api.example.com");
        request = origin is null ? request : request.With("Origin", origin);

        await host.SendAsync(mode is null ? request : request.With("Sec-Fetch-Mode", mode));

        Findings(host).Should().HaveCount(isNamed ? 1 : 0);
    }

    [Fact]
    public async Task D3a_https_redirection_after_us_is_named_with_what_to_do()
    {
        await using var host = await StartAsync(https: true);

        await host.SendAsync(RawRequest.Get("/open?x=1").With("Origin", App));

        Findings(host).Should().ContainSingle().Which.Should().Contain(" was answered with 307 and a redirect to https://127.0.0.1")
            .And.Contain("http and https are two origins. The page has to use the https address.");
    }

    [Theory]
    [InlineData("/elsewhere", null)]
    [InlineData("?a=http://idp.example", null)]
    [InlineData("http://api.example/elsewhere", null)]
    [InlineData("//API.example/elsewhere", null)]
    [InlineData("http://api.example:80", null)]
    [InlineData("https://api.example/elsewhere", null)]
    [InlineData("app://elsewhere", null)]
    [InlineData("", null)]
    [InlineData("//idp.example", "http://idp.example")]
    [InlineData("HTTPS://idp.example:8443?state=secret", "https://idp.example:8443")]
    [InlineData("http://api.example:8080/realms/a", "http://api.example:8080")]
    [InlineData("https://api.example:5001/connect/authorize", "https://api.example:5001")]
    public async Task D3a_only_a_redirect_to_another_origin_is_a_finding(string location, string? target)
    {
        await using var host = await StartAsync();

        await host.SendAsync(RawRequest.Get($"/to?location={Uri.EscapeDataString(location)}").With("Host", "api.example").With("Origin", App));

        Findings(host).Select(message => message.Contains($" a redirect to {target}. ")).Should().Equal(target is null ? [] : [true]);
    }

    private static IReadOnlyList<string> Findings(KestrelHost host) =>
        [.. host.Logs.GetSnapshot().Where(log => log.Id.Name == "RedirectedElsewhere").Select(log => log.Message)];

    private static Task<KestrelHost> StartAsync(Action<OAuthOptions>? oauth = null, bool https = false) => KestrelHost.StartAsync(
        builder =>
        {
            builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(App).AllowCredentials()));
            builder.Services.AddHttpsRedirection(redirection => redirection.HttpsPort = 443);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("oauth").AddOAuth("oauth", options =>
            {
                (options.ClientId, options.ClientSecret, options.CallbackPath) = ("a", "b", "/signin");
                (options.AuthorizationEndpoint, options.TokenEndpoint) = ("https://idp.example/authorize", "https://idp.example/token");
                options.SignInScheme = "oauth-cookie";
                oauth?.Invoke(options);
            }).AddCookie("oauth-cookie");
        },
        app =>
        {
            app.UseRouting();
            app.UseStrictCors();
            if (https)
            {
                app.UseHttpsRedirection();
            }

            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGet("/secret", () => "secret").RequireAuthorization();
            app.MapGet("/open", () => "open");
            app.MapGet("/to", (HttpResponse response, string location) =>
            {
                response.StatusCode = StatusCodes.Status302Found;
                response.Headers.Location = location;
            });
        });
}
