using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>The reader alone: over a section whose providers are not known, and over providers that differ from those of the framework.</summary>
public class ListReaderTests
{
    [Fact]
    public void Without_providers_one_string_is_read_too()
    {
        Read([], Section(("list", "a;b")), out var source).Should().Equal("a", "b");

        source!.Provider.Should().Be("the section passed to AddStrictCors");
        source.EntryPaths.Should().Equal("list", "list");
    }

    [Fact]
    public void Without_providers_a_null_among_the_entries_is_an_empty_entry()
    {
        Read([], Section(("list:0", "a"), ("list:1", null)), out var source).Should().Equal("a", "");

        source!.EntryPaths.Should().Equal("list:0", "list:1");
    }

    [Fact]
    public void Without_providers_and_without_a_value_there_is_no_list()
    {
        Read([], Section(("other", "a")), out var source).Should().BeNull();

        source.Should().BeNull();
    }

    /// <summary>What a merged reading shows and no provider has is from before or after: a change is under way.</summary>
    [Theory]
    [InlineData("list")]
    [InlineData("list:0")]
    public void Where_there_are_providers_the_merged_values_are_not_asked(string key)
    {
        Read([new Provider()], Section((key, "a")), out var source).Should().BeNull();

        source.Should().BeNull();
    }

    [Fact]
    public void Entries_stand_in_the_order_of_their_indexes_whatever_the_order_of_the_provider()
    {
        Read([new Provider(("list:2", "c"), ("list:10", "d"), ("list:0", "a"))], Section(), out var source).Should().Equal("a", "c", "d");

        source!.EntryPaths.Should().Equal("list:0", "list:2", "list:10");
    }

    [Fact]
    public void An_entry_with_a_value_that_is_named_once_is_not_asked_for_what_is_below_it()
    {
        var provider = new Provider(("list:0", "a"), ("list:1", "b"), ("list:2", "c"));

        Read([provider], Section(), out _).Should().Equal("a", "b", "c");

        // Every such question walks through all that the provider has: a long list would be read in the square of its length.
        provider.Questions.Should().Be(1);
    }

    private static string[]? Read(IReadOnlyList<IConfigurationProvider> providers, IConfigurationSection section, out ListSource? source)
    {
        var problems = new List<StrictCorsConfigurationProblem>();
        var list = ListEntries.Read(new ListReader(providers).Read(section), out source, problems);
        problems.Should().BeEmpty();
        return list;
    }

    private static IConfigurationSection Section(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().Add(Source(settings)).Build().GetSection("list");

    private static MemoryConfigurationSource Source((string Key, string? Value)[] settings) =>
        new() { InitialData = settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)) };

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
