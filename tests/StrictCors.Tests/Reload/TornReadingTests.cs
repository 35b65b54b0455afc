using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>
/// A provider swaps its data on a thread of its own, at any moment of a reading that goes on for another source: what the reader then
/// has is a policy that nobody ever wrote.
/// </summary>
public class TornReadingTests
{
    // Credentials are read before origins.
    private const string Before = """{ "AllowCredentials": true, "AllowedOrigins": [ "https://a.example" ] }""";
    private const string After = """{ "AllowCredentials": false, "AllowedOrigins": [ "https://anybody.example" ] }""";
    private const string AfterForAll = """{ "AllowCredentials": false, "AllowedOrigins": [ "*" ] }""";

    private readonly TearingConfiguration _tearing = new(Policies.With(Before));
    private readonly PushedConfiguration _other = new();

    [Fact]
    public async Task A_policy_that_is_half_old_and_half_new_never_comes_in_force()
    {
        await using var host = await ReloadHost.StartAsync([_tearing, _other]);

        _tearing.SwapDuringReading(Policies.With(After));
        _other.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        await ShouldNotMixAsync(host);

        _tearing.Fire();
        (await host.AllowsAsync("https://anybody.example")).Should().BeTrue();
        host.Changes().Should().ContainSingle().Which.Should()
            .Contain("credentials: off instead of on").And.Contain("origins added: https://anybody.example");
        host.Refusals().Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_is_told_of_a_problem_that_only_the_mixture_has()
    {
        await using var host = await ReloadHost.StartAsync([_tearing, _other]);

        _tearing.SwapDuringReading(Policies.With(AfterForAll));
        _other.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        _tearing.Fire();

        host.Refusals().Should().BeEmpty();
        host.Changes().Should().ContainSingle();
    }

    [Fact]
    public async Task While_every_reading_is_torn_the_last_good_policy_stays()
    {
        await using var host = await ReloadHost.StartAsync([_tearing, _other]);

        _tearing.SwapDuringEveryReading(i => Policies.With($$"""{ "AllowedOrigins": [ "https://number-{{i}}.example" ] }"""));
        _other.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        (await host.AllowsAsync("https://a.example")).Should().BeTrue();
        host.Changes().Should().BeEmpty();

        _tearing.Calm(Policies.With(After));
        _tearing.Fire();
        (await host.AllowsAsync("https://anybody.example")).Should().BeTrue();
    }

    [Fact]
    public async Task A_change_while_startup_reads_is_not_lost()
    {
        var pushed = new PushedConfiguration(Policies.Web("https://a.example"));
        var readings = 0;
        await using var host = await ReloadHost.StartAsync([pushed], builder => builder.Services.PostConfigure<StrictCorsOptions>(_ =>
        {
            if (readings++ == 0)
            {
                pushed.Push(Policies.Web("https://b.example"));
            }
        }));

        (await host.AllowsAsync("https://b.example")).Should().BeTrue();
        (await host.AllowsAsync("https://a.example")).Should().BeFalse();
    }

    private static async Task ShouldNotMixAsync(KestrelHost host)
    {
        var response = await host.SendAsync(RawRequest.Get("/").With("Origin", "https://anybody.example"));
        response.OwnedHeaders.Should().NotContain(header => header.Name == "Access-Control-Allow-Credentials");
        host.Changes().Should().NotContain(change => change.Contains("origins added") && !change.Contains("credentials: off"));
    }

    /// <summary>Swaps its data between the keys that a reader asks for, as a provider on another thread may.</summary>
    private sealed class TearingConfiguration(string json) : PushedConfiguration(json)
    {
        private Func<int, string?> _next = _ => null;
        private int _swaps;

        public void SwapDuringReading(string json) => _next = i => i == 0 ? json : null;

        public void SwapDuringEveryReading(Func<int, string> next) => _next = next;

        public void Calm(string json)
        {
            _next = _ => null;
            Swap(json);
        }

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            if (parentPath == "StrictCors:Policies:web:AllowedOrigins" && _next(_swaps) is { } json)
            {
                _swaps++;
                Swap(json);
            }

            return base.GetChildKeys(earlierKeys, parentPath);
        }
    }
}
