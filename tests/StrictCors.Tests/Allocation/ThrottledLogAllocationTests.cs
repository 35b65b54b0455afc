namespace StrictCors.Tests.Allocation;

/// <summary>What a denied request costs in bytes while the log has its message of the minute: nothing.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class ThrottledLogAllocationTests(LoggingHosts hosts) : IClassFixture<LoggingHosts>
{
    public static TheoryData<string> Kinds => new(RequestKinds.Names);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_denials_in_the_log(string kind) => hosts.Added(kind, "/plain", 0).Should().BeLessThan(1);

    [Fact]
    public void What_is_counted_is_logged()
    {
        foreach (var kind in RequestKinds.Names)
        {
            hosts.Added(kind, "/plain", 0);
        }

        hosts.Denials.Should().BeInRange(5, 10, "each denied kind is logged once a minute");
    }
}
