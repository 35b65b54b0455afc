using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Policies;
using StrictCors.Reload;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Reload.Tables;

namespace StrictCors.Tests.Reload;

/// <summary>Apart from the other tests, since it takes a second or more.</summary>
public class PolicyTableChangesSizeTests
{
    private const string Web = """ "web": { "AllowedOrigins": [ "https://a.example" ] } """;

    [Fact]
    public void A_long_difference_is_cut_where_a_person_stops_reading()
    {
        var origins = string.Join(';', Enumerable.Range(0, 100_000).Select(i => $"https://a{i}.example"));
        var many = string.Join(',', Enumerable.Range(0, 500).Select(i => $$""" "p{{i}}": { "AllowedOrigins": "https://p.example" } """));

        Difference(Default("web", Web), Default("web", $$""" "web": { "AllowedOrigins": "{{origins}}" } """))
            .Should().StartWith("policy 'web': origins added: https://a0.example, ").And.Contain(
                "https://a19.example and 99980 more").And.NotContain("a20.");
        Difference(Default("web", Web), Default("web", $"{Web}, {many}")).Should().EndWith(" and 400 more").And.NotContain("p499");
    }
}
