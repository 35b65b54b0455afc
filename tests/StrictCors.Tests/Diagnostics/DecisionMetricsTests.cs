using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using StrictCors.Diagnostics;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Diagnostics;

/// <summary>The meter StrictCors: names, units, tags and their values. Never the origin: a client chooses it.</summary>
public sealed class DecisionMetricsTests
{
    private static readonly (string, string) App = ("Origin", "https://app.example.com");
    private static readonly (string, string) Evil = ("Origin", "https://evil.test");

    [Fact]
    public async Task Each_decision_is_counted_with_policy_kind_outcome_and_reason()
    {
        await using var program = await ObservedProgram.StartAsync();
        using var requests = Collect(program, "strictcors.requests");

        await program.SendAsync("GET", "/web");
        await program.SendAsync("GET", "/web", App);
        await program.SendAsync("GET", "/web", Evil);
        await program.SendAsync("GET", "/web", ("Origin", "null"));
        await program.SendAsync("GET", "/web", ("Origin", "a b"));
        await program.SendAsync("POST", "/server", ("Origin", "http://api.example.com"));
        await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", "PUT"));
        await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", "P T"));
        await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x-a"));
        await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x a"));
        await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", new string('x', 9000)));
        await program.HandshakeAsync("/web", App, ("Cookie", "a=b"));
        await program.SendAsync("GET", "/disabled", App);
        await program.SendAsync("GET", "/observe", Evil);

        requests.GetMeasurementSnapshot().Select(Describe).Should().Equal(
            "1 DefaultPolicy actual not-cors none",
            "1 DefaultPolicy actual allowed none",
            "1 DefaultPolicy actual denied origin-not-allowed",
            "1 DefaultPolicy actual denied origin-null",
            "1 DefaultPolicy actual denied origin-malformed",
            "1 server actual same-origin none",
            "1 DefaultPolicy preflight denied method-not-allowed",
            "1 DefaultPolicy preflight denied method-malformed",
            "1 DefaultPolicy preflight denied header-not-allowed",
            "1 DefaultPolicy preflight denied header-malformed",
            "1 DefaultPolicy preflight denied too-many-headers",
            "1 DefaultPolicy handshake denied credentials-not-allowed",
            "1  actual denied origin-not-allowed",
            "1 observe actual denied origin-not-allowed");
    }

    [Fact]
    public async Task G8_of_several_policies_the_one_that_decided_is_counted_and_logged()
    {
        await using var program = await ObservedProgram.StartAsync("Debug");
        using var requests = Collect(program, "strictcors.requests");

        await program.SendAsync("GET", "/several", App);
        await program.SendAsync("GET", "/several", Evil);
        await program.SendAsync("GET", "/several");

        requests.GetMeasurementSnapshot().Select(Describe).Should().Equal(
            "1 DefaultPolicy actual allowed none", "1 public actual allowed none", "1 DefaultPolicy actual not-cors none");
        program.Log.Select(record => record.Message).Should().HaveCount(2)
            .And.ContainSingle(message => message.EndsWith("from https://evil.test: allowed, policy 'public'."));
    }

    [Fact]
    public async Task Instruments_have_names_units_and_descriptions()
    {
        await using var program = await ObservedProgram.StartAsync();
        foreach (var (name, unit) in new[] { ("strictcors.requests", "{request}"), ("strictcors.disagreements", "{request}"),
            ("strictcors.configuration.reloads", "{reload}") })
        {
            using var collector = Collect(program, name);
            collector.Instrument.Should().BeOfType<Counter<long>>().Which.Unit.Should().Be(unit);
            collector.Instrument!.Description.Should().EndWith(".");
        }
    }

    [Fact]
    public async Task Reloads_are_counted_by_their_outcome()
    {
        await using var program = await ObservedProgram.StartAsync();
        using var reloads = Collect(program, "strictcors.configuration.reloads");
        var metrics = program.Services.GetRequiredService<StrictCorsMetrics>();

        metrics.Reloaded(accepted: true);
        metrics.Reloaded(accepted: false);

        reloads.GetMeasurementSnapshot().Select(measurement => string.Join(' ', measurement.Tags)).Should()
            .Equal("[strictcors.outcome, accepted]", "[strictcors.outcome, refused]");
    }

    [Fact]
    public void Without_a_factory_nothing_is_counted_and_nothing_fails()
    {
        var metrics = new StrictCorsMetrics(factory: null);

        metrics.Decided(default);
        metrics.Disagreed(default);
        metrics.Reloaded(accepted: true);
    }

    private static MetricCollector<long> Collect(ObservedProgram program, string name)
    {
        // The instrument is made by whoever asks first; a request would be.
        program.Services.GetRequiredService<StrictCorsMetrics>();
        return new MetricCollector<long>(program.Services.GetRequiredService<IMeterFactory>(), "StrictCors", name);
    }

    private static string Describe(CollectedMeasurement<long> measurement)
    {
        measurement.Tags.Keys.Should().BeEquivalentTo(DecisionTags.Policy, DecisionTags.Kind, DecisionTags.Outcome, DecisionTags.Reason);
        return $"{measurement.Value} {measurement.Tags[DecisionTags.Policy]} {measurement.Tags[DecisionTags.Kind]} "
            + $"{measurement.Tags[DecisionTags.Outcome]} {measurement.Tags[DecisionTags.Reason]}";
    }
}
