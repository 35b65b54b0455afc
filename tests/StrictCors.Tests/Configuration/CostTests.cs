using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.Configuration;

/// <summary>"Cost": what is read takes time in proportion to its length. Work is counted, because a shared machine measures no time.</summary>
public class CostTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Each_key_is_asked_for_once_in_each_layer(int layers)
    {
        foreach (var policies in new[] { 10, 100 })
        {
            var settings = Settings(policies).ToList();
            var providers = Enumerable.Range(0, layers).Select(_ => new CountingSource(settings)).ToList();
            var options = Read(builder => providers.ForEach(provider => builder.Add(provider)));

            options.Policies.Should().HaveCount(policies);
            options.Problems.Should().BeEmpty();
            providers.Sum(provider => provider.Provider.Values).Should().BeLessThanOrEqualTo(2 * layers * settings.Count);
        }
    }

    [Fact]
    public void So_it_is_in_chained_configurations_and_in_sections_of_them()
    {
        var settings = Settings(100).ToList();
        var inner = new CountingSource(settings);
        var below = new CountingSource(settings.Select(setting => KeyValuePair.Create("Shared:" + setting.Key, setting.Value)));
        var section = new ConfigurationBuilder().Add(below).Build().GetSection("Shared");

        Read(builder => builder.AddConfiguration(new ConfigurationBuilder().Add(inner).Build()).AddConfiguration(section))
            .Policies.Should().HaveCount(100);

        (inner.Provider.Values + below.Provider.Values).Should().BeLessThanOrEqualTo(4 * settings.Count);
    }

    [Fact]
    public void A_provider_that_computes_its_keys_is_asked_once_for_each_object_and_list()
    {
        const int Policies = 100;
        const int ListsAndObjects = 6;
        var provider = new ComputingProvider(Settings(Policies));

        Read(builder => builder.Add(provider)).Policies.Should().HaveCount(Policies);

        provider.Queries.Should().BeLessThanOrEqualTo(2 + (Policies * ListsAndObjects));
    }

    /// <summary>The spec's number, with room for a machine that is shared.</summary>
    [Fact]
    public async Task Two_thousand_policies_start_and_one_edited_origin_among_them_is_in_force()
    {
        var pushed = new PushedConfiguration(Json("https://old.example"));
        var watch = Stopwatch.StartNew();
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Configuration.Sources.Add(pushed);
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors("p1000");
                app.MapGet("/", () => "");
            });
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        host.Logs.GetSnapshot().Where(record => record.Id.Name == "ConfigurationWarning").Should().ContainSingle("1999 policies are unused")
            .Which.Message.Should().StartWith("SC3001 StrictCors:Policies:p0, ").And.Contain("and 1989 more: These policies are unused");

        pushed.Swap(Json("https://new.example"));
        watch.Restart();
        pushed.Fire();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));

        (await host.AllowsAsync("https://new.example")).Should().BeTrue();
    }

    private static StrictCorsOptions Read(Action<IConfigurationBuilder> layers)
    {
        var builder = new ConfigurationBuilder();
        layers(builder);
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(builder.Build(), chosen: null)!, options);
        return options;
    }

    private static string Json(string origin) => Json(2000, i => i == 1000 ? origin : "https://a.example");

    private static string Json(int policies, Func<int, string> origin)
    {
        var objects = Enumerable.Range(0, policies).Select(i => $"\"p{i}\": {Policy(origin(i))}");
        return $$"""{ "StrictCors": { "Policies": { {{string.Join(',', objects)}} } } }""";
    }

    private static string Policy(string origin) => $$"""
        { "AllowedOrigins": [ "{{origin}}", "https://*.b.example" ], "AllowedMethods": [ "GET", "PUT" ], "AllowedHeaders": [ "X-Id", "X-Other" ],
          "ExposedHeaders": [ "ETag" ], "AllowCredentials": true, "PreflightMaxAge": "00:10:00", "PreflightStatusCode": 204, "Enforcement": "Browser",
          "ExemptPaths": [ "/pay" ], "DangerouslyAllowNullOrigin": false, "DangerouslyAllowInsecureOrigins": false,
          "DangerouslyAllowPublicSuffixWildcards": false }
        """;

    private static IReadOnlyList<KeyValuePair<string, string?>> Settings(int policies) =>
        SettingsJson.Parse(Json(policies, _ => "https://a.example"));

    private sealed class CountingSource(IEnumerable<KeyValuePair<string, string?>> settings) : IConfigurationSource
    {
        public CountingProvider Provider { get; } = new(settings);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => Provider;
    }

    private sealed class CountingProvider(IEnumerable<KeyValuePair<string, string?>> settings)
        : MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = settings })
    {
        public int Values { get; private set; }

        public override bool TryGet(string key, out string? value)
        {
            Values++;
            return base.TryGet(key, out value);
        }
    }

    private sealed class ComputingProvider(IEnumerable<KeyValuePair<string, string?>> settings)
        : MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = settings }), IConfigurationSource
    {
        public int Queries { get; private set; }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            Queries++;
            return base.GetChildKeys(earlierKeys, parentPath);
        }
    }
}
