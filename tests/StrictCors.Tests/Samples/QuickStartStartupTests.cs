using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.Samples;

/// <summary>How the sample starts, and how it does not.</summary>
public sealed class QuickStartStartupTests
{
    private const string OriginsVariable = "StrictCors__Policies__web__AllowedOrigins";

    [Fact]
    public async Task It_starts_without_a_warning()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");

        sample.Output.Should().NotContain("warn:").And.NotContain("fail:").And.NotContain("SC3");
    }

    [Fact]
    public async Task It_listens_exactly_where_it_is_told_to()
    {
        var url = $"http://127.0.0.1:{FreePort()}";

        await using var sample = await SampleProcess.StartAsync("QuickStart", ("ASPNETCORE_URLS", url));

        sample.Api.Should().Be(new Uri(url));
    }

    [Fact]
    public async Task The_page_gives_way_when_its_usual_port_is_taken()
    {
        await using var first = await SampleProcess.StartAsync("QuickStart", ("PageUrl", null));
        await using var second = await SampleProcess.StartAsync("QuickStart", ("PageUrl", null));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        second.Page.Should().NotBe(first.Page);
        (await client.GetAsync(second.Page)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("QuickStart", "ASPNETCORE_URLS", "--urls")]
    [InlineData("QuickStart", "PageUrl", "--PageUrl")]
    [InlineData("MultiTenant", "ASPNETCORE_URLS", "--urls")]
    public async Task A_used_port_gets_one_sentence(string name, string variable, string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        await using var sample = await SampleProcess.RunToEndAsync(name, (variable, address));

        sample.ExitCode.Should().Be(1);
        sample.Output.Should()
            .Contain($"{address} is in use: end the other program, or start this one with '-- {option} http://127.0.0.1:0' for any free port.")
            .And.NotContain("Exception").And.NotContain("fail:");
    }

    /// <summary>A phone on the same network opens the page by the address of this machine.</summary>
    [Fact]
    public async Task A_page_that_is_opened_by_another_address_calls_the_API_there()
    {
        await using var sample = await SampleProcess.StartAsync(
            "QuickStart", ("ASPNETCORE_URLS", "http://0.0.0.0:0"), ("PageUrl", "http://0.0.0.0:0"));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Page, "api.json"))
        {
            Headers = { Host = $"192.168.0.7:{sample.Page.Port}" },
        };

        using var response = await client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).Should().Contain($"http://192.168.0.7:{sample.Api.Port}\"");
    }

    [Fact]
    public async Task It_runs_in_Development_by_default_and_logs_the_table()
    {
        await using var sample = await SampleProcess.RunProjectAsync("QuickStart");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        sample.Output.Should().Contain("GET /todos").And.Contain("POST /payments").And.Contain("Server");
        var printed = string.Join('\n', sample.Output.Split('\n').Select(line => line.Trim()))
            .Replace(sample.Page.ToString().TrimEnd('/'), "http://localhost:5081", StringComparison.Ordinal)
            .Replace(sample.Api.ToString().TrimEnd('/'), "http://127.0.0.1:5080", StringComparison.Ordinal);
        printed.Should().Contain(DocumentationPage.Blocks(Pages.Readme.Section("Try it"), "text").Single().Trim(), "the README shows these lines");
        (await client.GetStringAsync(new Uri(sample.Page, "/demo/table"))).Should().Contain("GET /todos");
        (await DecisionAsync(sample, "https://app.example.com")).Should().Be("allowed");
        (await DecisionAsync(sample, "https://stranger.example")).Should().StartWith("denied; origin-not-allowed");
    }

    [Theory]
    [InlineData("QuickStart")]
    [InlineData("MultiTenant")]
    public void The_first_silent_seconds_are_explained(string name)
    {
        var profile = JsonNode.Parse(Repository.Read($"samples/{name}/Properties/launchSettings.json"))!["profiles"]![name]!;

        profile["dotnetRunMessages"]!.GetValue<bool>().Should().BeTrue("dotnet run prints 'Building...' then");
        profile["environmentVariables"]!["ASPNETCORE_ENVIRONMENT"]!.GetValue<string>().Should().Be("Development");
    }

    [Fact]
    public async Task A_broken_policy_stops_it_with_the_correction_to_write()
    {
        await using var sample = await SampleProcess.RunToEndAsync("QuickStart", (OriginsVariable, "https://app.example.com/"));

        sample.ExitCode.Should().NotBe(0);
        sample.Output.Should().NotContain("Ctrl+C ends.").And.Contain("""
            StrictCors found 1 problem:

              SC1111  StrictCors:Policies:web:AllowedOrigins, in the environment variable StrictCors__Policies__web__AllowedOrigins
                      "https://app.example.com/": Remove the trailing slash.
                      write: https://app.example.com
                      see: https://github.com/strictcors/strictcors/blob/main/src/docs/codes.md#sc1111

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Every_problem_is_told_at_once()
    {
        await using var sample = await SampleProcess.RunToEndAsync(
            "QuickStart",
            (OriginsVariable, "https://app.example.com:443;HTTPS://other.example.com"),
            ("StrictCors__Policies__web__AllowedMethod", "GET"),
            ("StrictCors__DefaultPolicy", "wbe"));

        sample.ExitCode.Should().NotBe(0);
        sample.Output.Should().Contain("StrictCors found 4 problems:")
            .And.Contain("SC1114").And.Contain("SC1112").And.Contain("SC1002").And.Contain("SC1008");
    }

    [Fact]
    public async Task An_environment_variable_replaces_the_whole_list()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart", (OriginsVariable, "https://one.example;https://two.example"));

        (await AllowedOriginAsync(sample, "https://one.example")).Should().Be("https://one.example");
        (await AllowedOriginAsync(sample, "https://two.example")).Should().Be("https://two.example");
        (await AllowedOriginAsync(sample, "https://app.example.com")).Should().BeNull();
        (await AllowedOriginAsync(sample, "http://localhost:5081")).Should().BeNull();
    }

    /// <summary>Below the ports that systems hand out by themselves, so that nothing takes it in the meantime.</summary>
    private static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        return Enumerable.Range(20_000 + (Environment.ProcessId % 10_000), 1_000).First(port => !taken.Contains(port));
    }

    private static Task<string?> AllowedOriginAsync(SampleProcess sample, string origin) =>
        HeaderAsync(sample, origin, "Access-Control-Allow-Origin");

    private static Task<string?> DecisionAsync(SampleProcess sample, string origin) => HeaderAsync(sample, origin, "StrictCors-Decision");

    private static async Task<string?> HeaderAsync(SampleProcess sample, string origin, string header)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Api, "/todos")) { Headers = { { "Origin", origin } } };
        using var response = await client.SendAsync(request);
        return response.Headers.TryGetValues(header, out var values) ? values.Single() : null;
    }
}
