using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace StrictCors.Page.Tests.Watching;

/// <summary>What the page records of decisions.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task D6_A_decision_has_time_kind_method_path_origin_outcome_and_reason()
    {
        await using var program = await PageProgram.StartAsync();
        using var denied = await program.SendAsync("GET", "/todos?page=2");
        using var allowed = await program.SendAsync("GET", "/todos", PageProgram.App);
        using var preflight = await program.PreflightAsync("DELETE", "/todos/1");
        using var refused = await program.SendAsync("POST", "/payments");

        var rows = await program.DecisionsAsync(4);

        rows.Select(Row).Should().Equal(
            "1 actual GET /todos https://stranger.example denied origin-not-allowed web GET /todos False",
            "2 actual GET /todos https://app.example.com allowed  web GET /todos False",
            "3 preflight DELETE /todos/1 https://app.example.com denied method-not-allowed web DELETE /todos/{id} False",
            "4 actual POST /payments https://stranger.example denied origin-not-allowed payments POST /payments True");
        rows[0].GetProperty("time").GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task D6_New_decisions_come_live_and_a_page_that_comes_back_gets_what_it_missed()
    {
        await using var program = await PageProgram.StartAsync();
        await using (var first = await program.ListenAsync())
        {
            using var one = await program.SendAsync("GET", "/todos");
            (await first.DecisionsAsync(1)).Single().GetProperty("number").GetInt64().Should().Be(1);
            using var two = await program.SendAsync("GET", "/partner");
            (await first.DecisionsAsync(1)).Single().Text("path").Should().Be("/partner");
        }

        using var three = await program.SendAsync("GET", "/offers");
        await using var again = await program.ListenAsync(after: 2);

        (await again.DecisionsAsync(1)).Single().Text("path").Should().Be("/offers");
    }

    [Fact]
    public async Task D10_The_ring_keeps_the_last_200()
    {
        await using var program = await PageProgram.StartAsync();
        for (var i = 0; i < 205; i++)
        {
            using var response = await program.SendAsync("GET", $"/todos?{i}");
        }

        var rows = await program.DecisionsAsync(200);

        rows.Should().HaveCount(200);
        rows[0].GetProperty("number").GetInt64().Should().Be(6);
        using var gone = await program.Client.GetAsync(new Uri("/strict-cors/api/decisions/5", UriKind.Relative));
        ((int)gone.StatusCode).Should().Be(404);
    }

    [Fact]
    public async Task Requests_without_Origin_and_those_of_the_page_itself_are_not_listed()
    {
        await using var program = await PageProgram.StartAsync();
        using var plain = await program.SendAsync("GET", "/todos", origin: null);
        using var own = await program.SendAsync("GET", "/strict-cors/api/endpoints");
        using var cross = await program.SendAsync("GET", "/todos");

        (await program.DecisionsAsync(1)).Single().Text("path").Should().Be("/todos");
        await using var events = await program.ListenAsync();
        (await events.DecisionsAsync(1)).Should().ContainSingle();
    }

    [Fact]
    public async Task D7_If_all_endpoints_have_one_policy_the_explanation_knows_the_endpoint_of_a_preflight_too()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors();
            app.MapPut("/todos/{id}", (string id) => id);
        });
        using var first = await program.PreflightAsync("PATCH", "/todos/1");

        var explained = await program.ReadAsync("api/decisions/1");

        explained.Items("checks").First().Text("advice").Should().StartWith("No endpoint maps PATCH at this path.");
        explained.GetProperty("remedy").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_explanation_is_that_of_the_policies_at_the_time()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();
        using var denied = await program.SendAsync("GET", "/todos");
        program.File.Replace("https://app.example.com", "https://stranger.example");
        await events.StateAsync(state => state.Text("changes").Contains("stranger", StringComparison.Ordinal));

        var explained = await program.ReadAsync("api/decisions/1");

        (explained.Text("outcome"), explained.Items("checks").First().Text("wanted")).Should().Be(("denied", "https://app.example.com"));
    }

    private static string Row(JsonElement row) => string.Join(' ', new[]
    {
        "number", "kind", "method", "path", "origin", "outcome", "reason", "policy", "endpoint", "isRefused",
    }.Select(name => row.Text(name)));
}
