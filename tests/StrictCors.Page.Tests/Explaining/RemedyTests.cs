using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Page.Tests.Explaining;

/// <summary>What the page shows to be written for a denied request: it works when it is written, and nothing is shown if nothing would
/// help.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData("GET", "/todos", "https://new.example", null, "AllowedOrigins", """
        "AllowedOrigins": [ "https://app.example.com", "https://new.example" ]
        """)]
    [InlineData("GET", "/todos", "http://localhost:5173", null, "AllowedOrigins", """
        "AllowedOrigins": [ "https://app.example.com", "http://localhost:5173" ]
        """)]
    [InlineData("DELETE", "/todos/1", PageProgram.App, null, "AllowedMethods", """
        "AllowedMethods": [ "GET", "PUT", "DELETE" ]
        """)]
    [InlineData("PUT", "/todos/1", PageProgram.App, "content-type,x-one,x-two", "AllowedHeaders", """
        "AllowedHeaders": [ "Content-Type", "x-one", "x-two" ]
        """)]
    public async Task D7_A_preflight_is_allowed_when_it_is_written(
        string method, string path, string origin, string? headers, string key, string expected)
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();
        using var denied = await program.PreflightAsync(method, path, origin, headers);

        var line = Lines(await program.ReadAsync("api/decisions/1")).Single();

        (line.Text("key"), line.Text("text")).Should().Be((key, expected));
        line.Text("source").Should().Contain("appsettings.json");
        program.File.Save(Write(await File.ReadAllTextAsync(program.File.Path), key, line.Text("text")));
        await events.StateAsync(state => state.Text("changes").Length > 0);
        using var allowed = await program.PreflightAsync(method, path, origin, headers);
        (await program.ReadAsync("api/decisions/2")).Text("outcome").Should().Be("allowed");
    }

    [Fact]
    public async Task D7_The_origin_is_added_to_the_policy_that_has_the_nearest_pattern()
    {
        await using var program = await PageProgram.StartAsync();
        using var denied = await program.SendAsync("GET", "/offers", "https://app.example.com:8443");

        (await program.ReadAsync("api/decisions/1")).GetProperty("remedy").Text("path").Should().Be("StrictCors:Policies:web");
    }

    [Theory]
    [InlineData(false, "\"https://new.example\"")]
    [InlineData(true, "https://new.example")]
    public async Task D7_Of_a_long_list_only_the_addition_is_written_and_what_it_is_added_to_is_said(bool isVariable, string expected)
    {
        var origins = Enumerable.Range(0, 10_000).Select(number => $"https://a{number}.example").ToList();
        var file = PageProgram.Settings.Replace("\"https://app.example.com\"", string.Join(", ", origins.Select(origin => $"\"{origin}\"")),
            StringComparison.Ordinal);
        await using var program = await PageProgram.StartAsync(isVariable ? PageProgram.Settings : file, services: builder =>
        {
            if (isVariable)
            {
                builder.Configuration.Sources.Add(new Variables
                {
                    Prefix = "SHOP_", Values = { ["StrictCors:Policies:web:AllowedOrigins"] = string.Join(';', origins) },
                });
            }
        });
        using var denied = await program.SendAsync("GET", "/todos", "https://new.example");

        var line = Lines(await program.ReadAsync("api/decisions/1")).Single();

        (line.Text("text"), line.Text("present")).Should().Be((expected, "10000"));
    }

    [Fact]
    public async Task D7_A_list_of_environment_variables_is_written_as_a_variable()
    {
        await using var program = await PageProgram.StartAsync(services: builder => builder.Configuration.Sources
            .Add(new Variables
            {
                Prefix = "SHOP_",
                Values = { ["StrictCors:Policies:web:AllowedOrigins"] = "https://a.example;https://b.example" },
            }));
        using var denied = await program.SendAsync("GET", "/todos");

        Lines(await program.ReadAsync("api/decisions/1")).Single().Text("text").Should()
            .Be("SHOP_StrictCors__Policies__web__AllowedOrigins=https://a.example;https://b.example;https://stranger.example");
    }

    [Fact]
    public async Task D7_A_policy_in_code_is_written_as_code()
    {
        await using var program = await PageProgram.StartAsync(
            services: builder => builder.Services.AddStrictCors(options => options.AddPolicy("code", policy => policy.WithOrigins(PageProgram.App))),
            map: app =>
            {
                app.UseStrictCors();
                app.MapPut("/named", () => "").RequireStrictCors("code");
                app.MapPut("/inline", () => "").RequireStrictCors(policy => policy.WithOrigins(PageProgram.App));
            });
        using var named = await program.PreflightAsync("PUT", "/named", PageProgram.Stranger);
        using var inline = await program.PreflightAsync("PUT", "/inline", PageProgram.Stranger);

        foreach (var number in (int[])[1, 2])
        {
            Lines(await program.ReadAsync($"api/decisions/{number}")).Select(line => line.Text("text")).Should().Equal(
                ".WithOrigins(\"https://stranger.example\")", ".WithMethods(\"GET\", \"HEAD\", \"POST\", \"PUT\")");
        }

        (await program.ReadAsync("api/decisions/2")).GetProperty("remedy").Text("path").Should().Contain("/inline");
    }

    [Fact]
    public async Task D7_A_handshake_with_cookies_needs_AllowCredentials()
    {
        await using var program = await PageProgram.StartAsync();
        var tried = await program.TryAsync("explain", new { origin = PageProgram.App, path = "/todos", credentials = true, handshake = true });

        var request = tried.Items("requests").Single();

        (request.Text("kind"), request.Text("reason")).Should().Be(("handshake", "credentials-not-allowed"));
        Lines(request).Single().Text("text").Should().Be("\"AllowCredentials\": true");
    }

    [Fact]
    public async Task D7_Of_a_list_that_is_too_long_to_copy_only_the_new_entry_is_shown()
    {
        var origins = string.Join(';', Enumerable.Range(0, 101).Select(number => $"https://tenant-{number}.example"));
        await using var program = await PageProgram.StartAsync(PageProgram.Settings.Replace("[ \"https://app.example.com\" ]", $"\"{origins}\"",
            StringComparison.Ordinal));
        using var denied = await program.SendAsync("GET", "/todos");

        Lines(await program.ReadAsync("api/decisions/1")).Single().Text("text").Should().Be("\"https://stranger.example\"");
    }

    [Theory]
    [InlineData("GET", "/todos", "null", "a page without an origin")]
    [InlineData("GET", "/todos", "https://app.example.com/", "not an origin")]
    [InlineData("GET", "/todos", "wss://app.example.com", "no page has it")]
    [InlineData("GET", "/partner", "http://stranger.example", "with credentials it needs a dangerous key")]
    [InlineData("GET", "/off", PageProgram.App, "CORS is disabled")]
    [InlineData("PATCH", "/todos", PageProgram.App, "nothing maps the method")]
    [InlineData("GET", "/todos", PageProgram.App, "it is allowed")]
    [InlineData("TRACE", "/todos/1", PageProgram.App, "never allowed")]
    public async Task D7_Nothing_is_shown_that_would_not_help_or_not_start(string method, string path, string origin, string because)
    {
        await using var program = await PageProgram.StartAsync();
        using var denied = method == "GET" ? await program.SendAsync(method, path, origin) : await program.PreflightAsync(method, path, origin);

        (await program.ReadAsync("api/decisions/1")).GetProperty("remedy").ValueKind.Should().Be(JsonValueKind.Null, because);
    }

    private static IEnumerable<JsonElement> Lines(JsonElement explained) => explained.GetProperty("remedy").Items("lines");

    /// <summary>The file with another line for the key of the first policy.</summary>
    private static string Write(string json, string key, string line)
    {
        var start = json.IndexOf($"\"{key}\"", StringComparison.Ordinal);
        return json[..start] + line + json[(json.IndexOf(']', start) + 1)..];
    }

    /// <summary>Environment variables with a prefix, without touching those of the process.</summary>
    private sealed class Variables : IConfigurationSource
    {
        public required string Prefix { get; init; }

        public Dictionary<string, string?> Values { get; } = [];

        public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(this);

        private sealed class Provider : ConfigurationProvider
        {
            private readonly string _prefix;

            public Provider(Variables variables)
            {
                _prefix = variables.Prefix;
                Data = new Dictionary<string, string?>(variables.Values, StringComparer.OrdinalIgnoreCase);
            }

            public override string ToString() => $"EnvironmentVariablesConfigurationProvider Prefix: '{_prefix}'";
        }
    }
}
