using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Matching;

/// <summary>Sets of a size that a service with many customers has. Apart from the other tests, since each takes a second or more.</summary>
[Trait("Specification", "origins §4")]
public class OriginSetSizeTests
{
    [Fact]
    public void One_million_entries_are_an_ordinary_size()
    {
        const int count = 1_000_000;
        var set = Set([.. Enumerable.Range(0, count).Select(i => $"https://tenant-{i}.example.com")]);

        foreach (var i in (int[])[0, 1, count / 2, count - 1])
        {
            set.Match($"https://tenant-{i}.example.com").Should().Be(OriginVerdict.Allowed);
            set.Match($"http://tenant-{i}.example.com").Should().Be(OriginVerdict.NotAllowed);
        }

        set.Match($"https://tenant-{count}.example.com").Should().Be(OriginVerdict.NotAllowed);
        Allocations.Of(() => set.Match("https://tenant-777777.example.com")).Should().Be(0);
        Allocations.Of(() => set.Match("https://tenant-1000000.example.com")).Should().Be(0);
    }

    [Fact]
    public void So_are_one_hundred_thousand_wildcards()
    {
        const int count = 100_000;
        var set = Set([.. Enumerable.Range(0, count).Select(i => (i % 4) switch
        {
            0 => $"https://*.tenant-{i}.example.com",
            1 => $"https://app-{i}-*.example.com",
            2 => $"https://*-app-{i}.example.com",
            _ => $"https://host-{i}.example.com:*",
        })]);

        set.Match("https://a.b.tenant-4000.example.com").Should().Be(OriginVerdict.Allowed);
        set.Match("https://app-4001-x.example.com").Should().Be(OriginVerdict.Allowed);
        set.Match("https://x-app-4002.example.com").Should().Be(OriginVerdict.Allowed);
        set.Match("https://host-4003.example.com:5").Should().Be(OriginVerdict.Allowed);
        set.Match("https://app-4000-x.example.com").Should().Be(OriginVerdict.NotAllowed);
        Allocations.Of(() => set.Match("https://x-y-z-app-99.a.b.c.example.com")).Should().Be(0);
    }

    private static OriginSet Set(params string[] patterns) => new(
    [
        .. patterns.Select(text => OriginPattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text)),
    ]);
}
