using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
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
            var providers = Enumerable.Range(0, layers).Select(_ => new CountingProvider(settings)).ToList();
            var options = Read(builder => providers.ForEach(provider => builder.Add(provider)));

            options.Policies.Should().HaveCount(policies);
            options.Problems.Should().BeEmpty();
            providers.Sum(provider => provider.Values).Should().BeLessThanOrEqualTo(2 * layers * settings.Count);
        }
    }

    [Fact]
    public void So_it_is_in_chained_configurations_and_in_sections_of_them()
    {
        var settings = Settings(100).ToList();
        var inner = new CountingProvider(settings);
        var below = new CountingProvider(settings.Select(setting => KeyValuePair.Create("Shared:" + setting.Key, setting.Value)));
        var section = new ConfigurationBuilder().Add(below).Build().GetSection("Shared");

        Read(builder => builder.AddConfiguration(new ConfigurationBuilder().Add(inner).Build()).AddConfiguration(section))
            .Policies.Should().HaveCount(100);

        (inner.Values + below.Values).Should().BeLessThanOrEqualTo(4 * settings.Count);
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

    [Fact]
    public async Task Two_thousand_policies_start_and_one_edited_origin_among_them_is_in_force()
    {
        var pushed = new ManyPolicies(2_000);
        await using var host = await StartAsync(pushed);
        host.Logs.GetSnapshot().Where(record => record.Id.Name == "ConfigurationWarning").Should().ContainSingle("1999 policies are unused")
            .Which.Message.Should().StartWith("SC3001 StrictCors:Policies:p0, ").And.Contain("and 1989 more: These policies are unused");

        pushed.Push("https://new.example");

        (await host.AllowsAsync("https://new.example")).Should().BeTrue();
    }

    [Fact]
    public async Task A_change_takes_time_in_proportion_to_the_number_of_policies()
    {
        var (few, many) = (new ManyPolicies(250), new ManyPolicies(1_000));
        await using var small = await StartAsync(few);
        await using var large = await StartAsync(many);
        var changes = 0;

        Growth.ShouldBeLinear(
            size => () => (size == few.Count ? few : many).Push($"https://{++changes}.example"), few.Count, "a change is read, checked and compiled");

        (await large.AllowsAsync($"https://{changes}.example")).Should().BeTrue();
    }

    [Fact]
    public async Task Of_many_wrong_references_the_first_hundred_have_a_suggestion()
    {
        var result = await HostStart.TryStartAsync(
            builder => builder.Services.AddStrictCors().AddPolicy("web", policy => policy.AllowAnyOrigin()),
            app =>
            {
                app.UseStrictCors();
                for (var i = 0; i < 101; i++)
                {
                    app.MapGet($"/{i}", () => "").RequireStrictCors("wbe");
                }
            });

        var problems = result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems;
        problems.Select(problem => problem.Code).Should().HaveCount(101).And.OnlyContain(code => code == "SC2001");
        problems.Where(problem => problem.Suggestion == "web").Should().HaveCount(100);
    }

    private static Task<KestrelHost> StartAsync(ManyPolicies policies) => KestrelHost.StartAsync(
        builder =>
        {
            builder.Configuration.Sources.Add(policies);
            builder.Services.AddStrictCors();
        },
        app =>
        {
            app.UseStrictCors($"p{policies.Count / 2}");
            app.MapGet("/", () => "");
        });

    private static StrictCorsOptions Read(Action<IConfigurationBuilder> layers)
    {
        var builder = new ConfigurationBuilder();
        layers(builder);
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(builder.Build(), chosen: null)!, options);
        return options;
    }

    /// <summary>Policies of twelve keys, as a provider holds them. (To read JSON back from a configuration takes the framework the square of its
    /// length.)</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Settings(int policies, string origin = "https://a.example")
    {
        (string Key, string Value)[] keys =
        [
            ("AllowedOrigins:1", "https://*.b.example"), ("AllowedMethods:0", "GET"), ("AllowedMethods:1", "PUT"), ("AllowedHeaders:0", "X-Id"),
            ("AllowedHeaders:1", "X-Other"), ("ExposedHeaders:0", "ETag"), ("AllowCredentials", "true"), ("PreflightMaxAge", "00:10:00"),
            ("PreflightStatusCode", "204"), ("Enforcement", "Browser"), ("ExemptPaths:0", "/pay"), ("DangerouslyAllowNullOrigin", "false"),
            ("DangerouslyAllowInsecureOrigins", "false"), ("DangerouslyAllowPublicSuffixWildcards", "false"),
        ];
        for (var i = 0; i < policies; i++)
        {
            yield return new($"StrictCors:Policies:p{i}:AllowedOrigins:0", i == policies / 2 ? origin : "https://a.example");
            foreach (var (key, value) in keys)
            {
                yield return new($"StrictCors:Policies:p{i}:{key}", value);
            }
        }
    }

    private sealed class ManyPolicies : ConfigurationProvider, IConfigurationSource
    {
        public ManyPolicies(int count)
        {
            Count = count;
            Swap("https://old.example");
        }

        public int Count { get; }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public void Push(string origin)
        {
            Swap(origin);
            OnReload();
        }

        private void Swap(string origin) => Data = new Dictionary<string, string?>(Settings(Count, origin), StringComparer.OrdinalIgnoreCase);
    }
}
