using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace StrictCors.Tests.Startup;

/// <summary>What looks like a mistake and may be none: the program starts, and the log says so.</summary>
public class WarningTests
{
    [Fact]
    public async Task A_policy_that_nothing_uses()
    {
        var warnings = await WarningsAsync(Starting.Json);

        warnings.Should().Equal(
            "SC3001 StrictCors:Policies:api: This policy is unused: it is not the default policy, and no endpoint names it. Write: "
                + ".RequireStrictCors(\"api\") at an endpoint; or remove the policy. See "
                + "https://github.com/strictcors/strictcors/blob/main/src/docs/codes.md#sc3001");
    }

    [Fact]
    public async Task Without_a_default_policy_an_unused_policy_could_become_it() =>
        (await WarningsAsync(Starting.WithoutDefault, app => app.UseStrictCors("api"))).Should().ContainSingle().Which.Should()
            .Contain("Write: \"DefaultPolicy\": \"web\" in the section, or .RequireStrictCors(\"web\") at an endpoint; or remove the policy.");

    [Fact]
    public async Task An_unused_policy_with_a_name_close_to_a_used_one_is_a_slip()
    {
        var warnings = await WarningsAsync("""
            { "StrictCors": { "DefaultPolicy": "web", "Policies": {
                "web": { "AllowedOrigins": [ "https://a.example" ] },
                "wbe": { "AllowedOrigins": [ "https://b.example" ] } } } }
            """);

        warnings.Should().ContainSingle().Which.Should().Contain("The name 'wbe' is close to 'web', which is used.")
            .And.Contain("Write: 'web' in place of 'wbe', if they are one policy.");
    }

    [Fact]
    public async Task A_policy_that_is_used_is_no_warning_however_it_is_used()
    {
        (await WarningsAsync(Starting.Json, app =>
        {
            app.UseStrictCors("API");
            app.MapGet("/", () => "");
        })).Should().BeEmpty();
        (await WarningsAsync(Starting.Json, app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "").RequireStrictCors("Api");
        })).Should().BeEmpty();
        (await WarningsAsync(Starting.Json, app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "").RequireCors("api");
        })).Should().BeEmpty();
    }

    [Fact]
    public async Task Metadata_that_is_overridden_is_no_use()
    {
        var warnings = await WarningsAsync(Starting.Json, app =>
        {
            app.UseStrictCors();
            app.MapGroup("/g").RequireStrictCors("api").MapGet("/", () => "").DisableStrictCors();
        });

        warnings.Should().ContainSingle().Which.Should().StartWith("SC3001");
    }

    [Fact]
    public async Task The_name_of_an_unused_policy_forges_no_line()
    {
        var warnings = await WarningsAsync("""{ "StrictCors": { "Policies": { "a\r\nb": { "AllowedOrigins": "*" } } } }""");

        warnings.Should().ContainSingle().Which.Should().Contain(@"a\u000d\u000ab");
    }

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("http://localhost:*")]
    [InlineData("https://localhost")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]")]
    [InlineData("http://*.localhost")]
    [InlineData("http://app.localhost:5173")]
    public async Task A_loopback_origin_with_credentials_in_Production(string origin)
    {
        var json = Loopback(origin, withCredentials: true);

        (await WarningsAsync(json)).Should().Equal(
            $"SC3002 StrictCors:Policies:web:AllowedOrigins: '{origin}' is allowed with credentials in Production: any program on a user's "
                + "machine can send pages for it. Write: loopback origins in appsettings.Development.json only, with the whole list there. See "
                + "https://github.com/strictcors/strictcors/blob/main/src/docs/codes.md#sc3002");
        (await WarningsAsync(json, environment: "Development")).Should().BeEmpty();
        (await WarningsAsync(json, environment: "Staging")).Should().BeEmpty();
        (await WarningsAsync(Loopback(origin, withCredentials: false))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("capacitor://localhost")]
    [InlineData("tauri://localhost")]
    public async Task The_host_of_an_app_is_not_loopback(string origin) =>
        (await WarningsAsync(Loopback(origin, withCredentials: true))).Should().BeEmpty();

    [Fact]
    public async Task A_name_that_merely_looks_like_loopback_is_none()
    {
        (await WarningsAsync(Loopback("https://localhost.example.com", withCredentials: true))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_warning_keeps_nothing_from_starting_and_has_an_event_of_its_own()
    {
        var result = await Starting.TryAsync(app => app.UseStrictCors());

        result.Error.Should().BeNull();
        result.Listened.Should().BeTrue();
        var record = result.Logs.GetSnapshot().Should().ContainSingle(record => record.Level == LogLevel.Warning).Which;
        record.Category.Should().Be("StrictCors");
        record.Id.Should().Be(new EventId(20, "ConfigurationWarning"));
        record.GetStructuredStateValue("Code").Should().Be("SC3001");
        record.GetStructuredStateValue("Path").Should().Be("StrictCors:Policies:api");
    }

    private static string Loopback(string origin, bool withCredentials) =>
        $$"""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com", "{{origin}}" ],"""
        + $$""" "AllowCredentials": {{(withCredentials ? "true" : "false")}} } } } }""";

    private static async Task<IReadOnlyList<string>> WarningsAsync(string json, Action<WebApplication>? app = null, string environment = "Production")
    {
        var result = await Starting.TryAsync(app ?? (application => application.UseStrictCors()), json: json, environment: environment);
        result.Error.Should().BeNull();
        return [.. result.Logs.GetSnapshot().Where(record => record.Id.Name == "ConfigurationWarning").Select(record => record.Message)];
    }
}
