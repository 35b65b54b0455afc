using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.RequestForgery;

/// <summary>What the protection against request forgery that .NET 11 has by default does with each kind of policy. On .NET 10, which has none, every
/// form reaches its endpoint; <c>tests/StrictCors.Net11/run</c> runs these tests on .NET 11.</summary>
[Trait("Specification", "protocol F2")]
public sealed class RequestForgeryTests : IAsyncLifetime
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";
    private const string Settings =
        """
        { "StrictCors": { "Policies": {
            "list": { "AllowedOrigins": [ "https://app.example.com" ] },
            "wildcard": { "AllowedOrigins": [ "https://*.example.com" ] },
            "credentials": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true },
            "credentials-wildcard": { "AllowedOrigins": [ "https://*.example.com" ], "AllowCredentials": true },
            "any": { "AllowedOrigins": [ "*" ] },
            "server": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" },
            "server-credentials": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true, "Enforcement": "Server" },
            "observe": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true, "Enforcement": "Observe" }
        } } }
        """;

    private KestrelHost _host = null!;

    private static bool IsProtected => Environment.Version.Major >= 11;

    /// <summary>The endpoint, and what .NET 11 answers to the allowed origin and to another one.</summary>
    public static TheoryData<string, int, int> Forms => new()
    {
        { "list", 400, 400 },
        { "wildcard", 400, 400 },
        { "credentials", 200, 400 },
        { "credentials-wildcard", 200, 400 },
        { "credentials;any", 200, 400 },
        { "any", 400, 400 },
        { "server", 400, 403 },
        { "server-credentials", 200, 403 },
        { "observe", 400, 400 },
        { "disabled", 400, 400 },
        { "none", 400, 400 },
    };

    public async Task InitializeAsync() => _host = await KestrelHost.StartAsync(
        builder =>
        {
            builder.Services.AddAntiforgery();
            builder.Services.AddStrictCors();
        },
        app =>
        {
            app.UseStrictCors();
            foreach (var form in Forms.Select(row => (string)row[0]))
            {
                var endpoint = app.MapPost($"/{form}", ([FromForm] string name) => name);
                _ = form switch
                {
                    "none" => endpoint,
                    "disabled" => endpoint.DisableStrictCors(),
                    _ => endpoint.RequireStrictCors(form.Split(';')),
                };
                if (!IsProtected)
                {
                    // There, a form needs a middleware and a token; this is about what .NET 11 has without both.
                    endpoint.DisableAntiforgery();
                }
            }

            app.MapPost("/exempt", ([FromForm] string name) => name).RequireStrictCors("list").DisableAntiforgery();
            app.MapPost("/json", ([FromBody] string[] names) => names.Length).RequireStrictCors("list");
        },
        SettingsJson.Parse(Settings));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task F2_The_form_of_an_allowed_page(string policy, int allowed, int denied)
    {
        var response = await PostAsync(policy, App, "cross-site");

        response.Status.Should().Be(IsProtected ? allowed : 200, "{0} is the answer to a stranger", denied);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task F2_The_form_of_another_page(string policy, int allowed, int denied)
    {
        var response = await PostAsync(policy, Evil, "cross-site");

        response.Status.Should().Be(IsProtected || denied == 403 ? denied : 200, "{0} is the answer to an allowed page", allowed);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task F2_The_form_of_the_own_page_and_that_of_no_browser_pass(string policy, int allowed, int denied)
    {
        (allowed, denied).Should().NotBe((0, 0));
        (await PostAsync(policy, $"http://127.0.0.1:{_host.Port}", "same-origin")).Status.Should().Be(200);
        (await PostAsync(policy, $"http://127.0.0.1:{_host.Port}", null)).Status.Should().Be(200);
        (await PostAsync(policy, null, null)).Status.Should().Be(200);
    }

    /// <summary>A page that is allowed can read why.</summary>
    [Theory]
    [InlineData("list", App)]
    [InlineData("any", "*")]
    [InlineData("credentials", App)]
    public async Task F2_The_answer_has_our_headers(string policy, string origin) =>
        (await PostAsync(policy, App, "cross-site")).Single("Access-Control-Allow-Origin").Should().Be(origin);

    [Fact]
    public async Task F2_An_endpoint_can_be_exempt() => (await PostAsync("exempt", App, "cross-site")).Status.Should().Be(200);

    /// <summary>Only what a form can send is protected.</summary>
    [Fact]
    public async Task F2_Json_passes() => (await _host.SendAsync(RawRequest.Method("POST", "/json").With("Origin", App)
        .With("Sec-Fetch-Site", "cross-site").With("Content-Type", "application/json").WithBody("[]"))).Status.Should().Be(200);

    private Task<RawResponse> PostAsync(string policy, string? origin, string? site)
    {
        var request = RawRequest.Method("POST", $"/{policy}");
        request = origin is null ? request : request.With("Origin", origin);
        request = site is null ? request : request.With("Sec-Fetch-Site", site);
        return _host.SendAsync(request.With("Content-Type", "application/x-www-form-urlencoded").WithBody("name=Ada"));
    }
}
