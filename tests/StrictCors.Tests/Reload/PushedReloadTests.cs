using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace StrictCors.Tests.Reload;

/// <summary>Whatever feeds the configuration feeds the policies, through one and the same path.</summary>
public class PushedReloadTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string Invalid = "http://a.example/path";

    private readonly PushedConfiguration _pushed = new(Policies.Web(A));

    [Fact]
    public async Task A_pushed_change_is_in_force_when_the_push_returns()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push(Policies.Web(B));

        (await host.AllowsAsync(B)).Should().BeTrue();
        (await host.AllowsAsync(A)).Should().BeFalse();
    }

    [Fact]
    public async Task The_policy_of_an_endpoint_changes_as_the_default_one_does()
    {
        _pushed.Swap(Policies.WebAndPartner(A, A));
        await using var host = await ReloadHost.StartAsync([_pushed], partner: true);

        _pushed.Push(Policies.WebAndPartner(A, B));

        (await host.AllowsAsync(A)).Should().BeTrue();
        (await host.AllowsAsync(A, "/partner")).Should().BeFalse();
        (await host.AllowsAsync(B, "/partner")).Should().BeTrue();
        host.Changes().Should().ContainSingle().Which.Should().Contain("policy 'partner': origins added: https://b.example").And.NotContain("'web'");
    }

    [Fact]
    public async Task An_invalid_change_is_refused_as_a_whole_and_every_problem_is_told_in_one_entry()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push(Policies.With($$"""{ "AllowedOrigins": [ "{{B}}", "{{Invalid}}" ], "AllowedMethod": "PUT", "AllowCredentials": "yes" }"""));

        (await host.AllowsAsync(A)).Should().BeTrue();
        (await host.AllowsAsync(B)).Should().BeFalse();
        host.Refusals().Should().ContainSingle()
            .Which.Should().StartWith("The configuration has changed and is refused; the one before stays in force.")
            .And.Contain("StrictCors:Policies:web:AllowedOrigins:1")
            .And.Contain("StrictCors:Policies:web:AllowedMethod")
            .And.Contain("StrictCors:Policies:web:AllowCredentials");
        host.Changes().Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_invalid_text_is_told_once_and_again_after_a_good_one()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        for (var i = 0; i < 5; i++)
        {
            _pushed.Push(Policies.Web(Invalid));
        }

        host.Refusals().Should().ContainSingle();
        _pushed.Push(Policies.Web("http://b.example/path"));
        host.Refusals().Should().HaveCount(2, "this is another invalid text");

        // The text that is in force already is a good one, too.
        _pushed.Push(Policies.Web(A));
        _pushed.Push(Policies.Web("http://b.example/path"));
        host.Refusals().Should().HaveCount(3);
        host.Changes().Should().BeEmpty();
    }

    [Fact]
    public async Task Every_change_is_counted_once_and_other_tokens_are_not()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);
        using var reloads = new MetricCollector<long>(host.Services.GetRequiredService<IMeterFactory>(), "StrictCors",
            "strictcors.configuration.reloads");

        _pushed.Push(Policies.Web(B));
        _pushed.Fire();
        _pushed.Push(Policies.Web(Invalid));
        _pushed.Fire();
        _pushed.Push(Policies.Web(B));
        _pushed.Push(Policies.Web(A));

        reloads.GetMeasurementSnapshot().Select(measurement => (measurement.Tags["strictcors.outcome"], measurement.Value))
            .Should().Equal(("accepted", 1), ("refused", 1), ("accepted", 1));
    }

    [Fact]
    public async Task A_change_elsewhere_in_the_configuration_says_nothing()
    {
        var logging = new PushedConfiguration();
        await using var host = await ReloadHost.StartAsync([_pushed, logging]);
        var before = host.Logs.GetSnapshot().Count(entry => entry.Category == "StrictCors");

        logging.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");

        host.Logs.GetSnapshot().Count(entry => entry.Category == "StrictCors").Should().Be(before);
    }

    [Fact]
    public async Task A_change_that_means_the_same_says_nothing()
    {
        _pushed.Swap(Policies.Web(A, B));
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push("""{ "strictcors": { "defaultpolicy": "WEB", "policies": { "web": { "allowedorigins":"""
            + """ "https://b.example;https://a.example", "AllowCredentials": "False" } } } }""");

        host.Changes().Should().BeEmpty();
        host.Refusals().Should().BeEmpty();
    }

    [Fact]
    public async Task A_vanished_section_keeps_the_last_good_policy()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push("{}");

        (await host.AllowsAsync(A)).Should().BeTrue();
        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC1001");
    }

    [Fact]
    public async Task A_list_of_a_higher_layer_is_replaced_whole_and_taken_back_whole()
    {
        var higher = new PushedConfiguration();
        _pushed.Swap(Policies.Web(A, "https://c.example"));
        await using var host = await ReloadHost.StartAsync([_pushed, higher]);

        higher.Push($$"""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "{{B}}" ] } } } }""");
        (await host.AllowsAsync("https://c.example")).Should().BeFalse();
        (await host.AllowsAsync(B)).Should().BeTrue();

        higher.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        (await host.AllowsAsync("https://c.example")).Should().BeTrue();
        (await host.AllowsAsync(B)).Should().BeFalse();
    }
}
