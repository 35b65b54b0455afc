using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>Whatever stands in a changed configuration, the program goes on and what it says stays readable.</summary>
public class BadInputTests
{
    private const string A = "https://a.example";

    private readonly PushedConfiguration _pushed = new(Policies.Web(A));

    [Fact]
    public async Task Ten_thousand_problems_are_one_readable_entry()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push(Policies.With(
            $$"""{ "AllowedOrigins": "{{string.Join(';', Enumerable.Range(0, 10_000).Select(i => $"http://a{i}.example/path"))}}" }"""));

        var refusal = host.Refusals().Should().ContainSingle().Subject;
        refusal.Should().Contain("StrictCors found 10000 problems").And.Contain("http://a0.example/path").And.EndWith("and 9950 more.");
        refusal.Length.Should().BeLessThan(20_000);
        (await host.AllowsAsync(A)).Should().BeTrue();
    }

    public static TheoryData<string> Places => new(
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ §, "https://a.example" ] } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "AllowedMethods": [ § ] } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "AllowedHeaders": [ § ] } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "ExposedHeaders": [ § ] } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "AllowCredentials": § } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "PreflightMaxAge": § } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "PreflightStatusCode": § } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "Enforcement": § } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", "ExemptPaths": [ § ] } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example", §: 1 } } }""",
        """{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example" }, §: { "AllowedOrigins": "" } } }""",
        """{ "DefaultPolicy": §, "Policies": { "web": { "AllowedOrigins": "https://a.example" } } }""",
        """{ "DefaultPolicy": "nobody", "Policies": { "web": { "AllowedOrigins": "https://a.example" }, §: { "AllowedOrigins":"""
            + """ "https://a.example" } } }""",
        """{ "DefaultPolicy": "web", "Policies": § }""",
        """{ §: 1 }""");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_megabyte_of_control_characters_is_refused_in_few_and_honest_words(string settings)
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);
        var bad = "x" + string.Concat(Enumerable.Repeat("\r\nforged \u001b[2J\u0000\u202e", 70_000));

        _pushed.Push($$"""{ "StrictCors": {{settings.Replace("§", JsonSerializer.Serialize(bad), StringComparison.Ordinal)}} }""");

        var refusal = host.Refusals().Should().ContainSingle().Subject;
        refusal.Length.Should().BeLessThan(5_000);
        refusal.Replace(Environment.NewLine, "", StringComparison.Ordinal).Any(char.IsControl).Should().BeFalse(refusal);
        refusal.Should().NotContain("\nforged").And.NotContain("\u202e");
        (await host.AllowsAsync(A)).Should().BeTrue();
    }

    [Fact]
    public async Task A_storm_of_edits_from_several_sources_ends_with_the_last_one()
    {
        // A configuration that nobody else listens to: the framework's own listeners throw where several threads fire at once.
        var first = new PushedConfiguration(Whole(Policies.Web(A)));
        var sources = Enumerable.Range(0, 3).Select(_ => new PushedConfiguration()).ToList();
        var builder = new ConfigurationBuilder().Add(first);
        sources.ForEach(source => builder.Add(source));
        using var configuration = (ConfigurationRoot)builder.Build();
        await using var host = await KestrelHost.StartAsync(program => program.Services.AddStrictCors(configuration), app => ReloadHost.Map(app));

        var storm = sources.Select((source, i) => Task.Run(() =>
        {
            for (var edit = 0; edit < 200; edit++)
            {
                source.Push(Whole(edit % 5 == 4 ? Policies.Web("not an origin") : Policies.Web($"https://n{edit}.example", A)));
            }

            source.Push("""{ "DefaultPolicy": "web" }""");
        }));
        var requests = 0;
        var storming = Task.WhenAll(storm);
        do
        {
            (await host.AllowsAsync(A)).Should().BeTrue("every valid edit allows it");
            requests++;
        }
        while (!storming.IsCompleted);
        await storming;

        sources[^1].Push(Whole(Policies.Web("https://last.example")));
        (await host.AllowsAsync("https://last.example")).Should().BeTrue();
        (await host.AllowsAsync(A)).Should().BeFalse();
        requests.Should().BePositive();
    }

    /// <summary>The section as a configuration of its own.</summary>
    private static string Whole(string settings) => JsonNode.Parse(settings)!["StrictCors"]!.ToJsonString();
}
