using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Diagnostics;

/// <summary>How much the log holds: nothing below its level, and a denial once a minute.</summary>
public sealed class DecisionLogAmountTests
{
    private static readonly (string, string) App = ("Origin", "https://app.example.com");
    private static readonly (string, string) Evil = ("Origin", "https://evil.test");
    private static readonly (string, string) Put = ("Access-Control-Request-Method", "PUT");

    [Fact]
    public async Task What_is_allowed_is_not_seen_with_the_default_levels()
    {
        await using var program = await ObservedProgram.StartAsync();
        await SendAllowed(program);

        program.Log.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_allowed_is_seen_at_Debug()
    {
        await using var program = await ObservedProgram.StartAsync("Debug");
        await SendAllowed(program);

        program.Log.Select(Describe).Should().Equal(
            (1, "RequestAllowed", LogLevel.Debug, "actual: GET /web from https://app.example.com: allowed, policy 'DefaultPolicy'."),
            (1, "RequestAllowed", LogLevel.Debug, "actual: POST /server from http://api.example.com: same-origin, policy 'server'."));
    }

    [Fact]
    public async Task With_the_level_above_nothing_is_said()
    {
        await using var program = await ObservedProgram.StartAsync("Warning");
        await program.SendAsync("GET", "/web", Evil);

        program.Log.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_denial_is_said_once_a_minute_and_then_how_often_it_came()
    {
        await using var program = await ObservedProgram.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await program.SendAsync("GET", "/web", Evil);
        }

        await program.SendAsync("GET", "/web", ("Origin", "https://other.test"));
        await program.SendAsync("OPTIONS", "/web", App, Put);
        program.Log.Select(record => record.Id.Name).Should().Equal("RequestDenied", "RequestDenied", "PreflightDenied");

        program.Time.Advance(TimeSpan.FromMinutes(1));
        await program.SendAsync("GET", "/web", Evil);

        program.Log.Skip(3).Select(Describe).Should().BeEquivalentTo(
            [
                new { Item1 = 8, Item2 = "MessagesSuppressed", Item3 = LogLevel.Information,
                    Item4 = "4 more like the next one, from https://evil.test for the reason origin-not-allowed, were not logged." },
                new { Item1 = 3, Item2 = "RequestDenied", Item3 = LogLevel.Information, Item4 = program.Log[0].Message },
            ]);
        Value(program.Log[3], "Suppressed").Should().Be("4");
    }

    [Fact]
    public async Task A_flood_of_origins_does_not_flood_the_log()
    {
        await using var program = await ObservedProgram.StartAsync();
        for (var i = 0; i < 400; i++)
        {
            await program.SendAsync("GET", "/web", ("Origin", $"https://evil{i}.test"));
        }

        program.Log.Should().HaveCount(128);
    }

    [Fact]
    public async Task D3a_a_flood_that_hides_first_denials_leaves_one_entry_with_their_number()
    {
        await using var program = await ObservedProgram.StartAsync();
        for (var i = 0; i < 400; i++)
        {
            await program.SendAsync("GET", "/web", ("Origin", $"https://evil{i}.test"));
        }

        program.Time.Advance(TimeSpan.FromMinutes(1));

        Describe(program.Log[^1]).Should().Be((9, "MessagesHidden", LogLevel.Information,
            "272 more messages like these were not logged: within a minute, 128 different ones are."));
        program.Log.Should().HaveCount(129);

        // No flood, no entry; and the next flood has one of its own.
        program.Time.Advance(TimeSpan.FromMinutes(5));
        program.Log.Should().HaveCount(129);
        for (var i = 0; i < 130; i++)
        {
            await program.SendAsync("OPTIONS", "/web", ("Origin", $"https://evil{i}.test"), Put);
        }

        program.Time.Advance(TimeSpan.FromMinutes(1));
        program.Log[^1].Message.Should().StartWith("2 more messages");
    }

    private static async Task SendAllowed(ObservedProgram program)
    {
        await program.SendAsync("GET", "/web");
        await program.SendAsync("GET", "/web", App);
        await program.SendAsync("POST", "/server", ("Origin", "http://api.example.com"));
    }

    private static (int Item1, string? Item2, LogLevel Item3, string Item4) Describe(FakeLogRecord record) =>
        (record.Id.Id, record.Id.Name, record.Level, record.Message);

    private static string? Value(FakeLogRecord record, string key) => record.StructuredState!.Single(pair => pair.Key == key).Value;
}
