namespace StrictCors.Tests.Configuration;

/// <summary>Apart from the other tests, since it takes a second or more.</summary>
public class ListSizeTests
{
    [Fact]
    public void A_list_of_a_hundred_thousand_is_read_in_a_moment()
    {
        var origins = Enumerable.Range(0, 100_000).Select(i => ($"AllowedOrigins:{i}", $"https://a{i}.example")).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Layers.Read(Layers.Web(origins)).AllowedOrigins.Should().HaveCount(100_000);

        // About a second; asking for what stands below each entry would take an hour.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }
}
