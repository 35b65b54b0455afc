using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>How a list is read from a configuration whose providers are unknown, and from providers that differ from those of the
/// framework.</summary>
public class SettingTreeTests
{
    private const string List = "StrictCors:Policies:web:AllowedOrigins";

    [Fact]
    public void Without_providers_one_string_is_read_too()
    {
        Read([Unknown(("", "a;b"))], out var source).Should().Equal("a", "b");

        source!.Provider.Should().Be("the section passed to AddStrictCors");
        source.EntryPaths.Should().Equal(List, List);
    }

    [Fact]
    public void Without_providers_a_null_among_the_entries_is_an_empty_entry()
    {
        Read([Unknown((":0", "a"), (":1", null))], out var source).Should().Equal("a", "");

        source!.EntryPaths.Should().Equal(List + ":0", List + ":1");
    }

    [Fact]
    public void Without_providers_and_without_a_value_there_is_no_list()
    {
        Read([Unknown()], out var source).Should().BeNull();

        source.Should().BeNull();
    }

    [Fact]
    public void Entries_stand_in_the_order_of_their_indexes_whatever_the_order_of_the_provider()
    {
        Read([new(new Provider((":2", "c"), (":10", "d"), (":0", "a")))], out var source).Should().Equal("a", "c", "d");

        source!.EntryPaths.Should().Equal(List + ":0", List + ":2", List + ":10");
    }

    [Fact]
    public void An_entry_with_a_value_that_is_named_once_is_not_asked_for_what_is_below_it()
    {
        var provider = new Provider((":0", "a"), (":1", "b"), (":2", "c"));

        Read([new(provider)], out _).Should().Equal("a", "b", "c");

        // Section, policies, policy, list. Every such question walks through all that the provider has: a long list would be read in the
        // square of its length.
        provider.Questions.Should().Be(4);
    }

    [Fact]
    public void A_value_and_keys_below_it_are_both_read_from_a_provider_that_computes_its_keys()
    {
        var provider = new Provider(("", "a"), (":x:y", "b"));

        new SettingTree([new(provider)], "StrictCors").Read().Children[0].Children[0].Children[0].Children[0].Children[0].Value.Should().Be("b");
    }

    private static string[]? Read(IReadOnlyList<ConfigurationLayer> layers, out ListSource? source)
    {
        var problems = new List<StrictCorsConfigurationProblem>();
        var options = new StrictCorsOptions();
        source = null;
        var web = new SettingTree(layers, "StrictCors").Read().Children.SelectMany(policies => policies.Children).FirstOrDefault();
        var list = web is null ? null : ListEntries.Read(web.Children[0], out source, problems);
        problems.Should().BeEmpty();
        return list;
    }

    private static ConfigurationLayer Unknown(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().Add(Source(settings)).Build().GetSection("StrictCors"));

    private static MemoryConfigurationSource Source((string Key, string? Value)[] settings) =>
        new() { InitialData = settings.Select(setting => KeyValuePair.Create(List + setting.Key, setting.Value)) };

    /// <summary>Names its keys in the opposite order, and counts how often it is asked for them.</summary>
    private sealed class Provider(params (string Key, string? Value)[] settings) : MemoryConfigurationProvider(Source(settings))
    {
        public int Questions { get; private set; }

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            Questions++;
            return base.GetChildKeys(earlierKeys, parentPath).Reverse();
        }
    }
}
