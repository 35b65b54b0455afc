using Microsoft.Extensions.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>A list takes one question for each entry. Asking for what is below each entry, too, would make a hundred thousand entries an
/// hour.</summary>
public class ListSizeTests
{
    private const int Count = 20_000;
    private const int MostForThePolicy = 20;

    [Fact]
    public void A_provider_is_asked_for_each_entry_once_by_each_reader()
    {
        var provider = new CountingProvider(Origins());

        Layers.Read(provider).AllowedOrigins.Should().HaveCount(Count);

        provider.Values.Should().BeInRange(Count, (2 * Count) + MostForThePolicy);
    }

    [Fact]
    public void Keys_are_not_asked_for_below_an_entry()
    {
        var provider = new ComputingProvider(Origins());

        Layers.Read(provider).AllowedOrigins.Should().HaveCount(Count);

        provider.Queries.Should().BeLessThanOrEqualTo(MostForThePolicy);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Origins() => Enumerable.Range(0, Count)
        .Select(i => KeyValuePair.Create($"StrictCors:Policies:web:AllowedOrigins:{i}", (string?)$"https://a{i}.example"));
}
