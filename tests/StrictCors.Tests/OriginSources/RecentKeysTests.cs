using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Tests.OriginSources;

/// <summary>A kept key is found for an equal question only: each part that the key is computed from is compared.</summary>
public sealed class RecentKeysTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly OriginSourceSettings Settings = Of("X-A");

    private readonly StrictCorsPolicy _policy = new();
    private readonly RecentKeys _recent = new();

    public static TheoryData<string, string, string, string[]?> Others => new()
    {
        { "another origin", "https://other.example", "api.example", ["a"] },
        { "another host", Tenant, "b.example", ["a"] },
        { "another value", Tenant, "api.example", ["b"] },
        { "another case", Tenant, "api.example", ["A"] },
        { "two lines", Tenant, "api.example", ["a", "a"] },
        { "an empty line", Tenant, "api.example", [""] },
        { "no line", Tenant, "api.example", null },
    };

    [Fact]
    public void O1_the_same_question_finds_the_key()
    {
        Keep();

        Find(Tenant, "api.example", ["a"]).Should().Be("key");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void O1_what_differs_finds_nothing(string what, string origin, string host, string[]? lines)
    {
        Keep();

        Find(origin, host, lines).Should().BeNull(what);
    }

    [Fact]
    public void O1_another_policy_or_another_setting_of_its_source_finds_nothing()
    {
        Keep();

        _recent.Find(new StrictCorsPolicy(), Settings, Tenant, Headers("api.example", ["a"])).Should().BeNull();
        _recent.Find(_policy, Of("X-A"), Tenant, Headers("api.example", ["a"])).Should().BeNull("a reload has replaced the settings");
    }

    [Fact]
    public void What_is_long_is_not_kept()
    {
        string[] lines = [new('a', 30_000)];
        _recent.Keep(_policy, Settings, Tenant, Headers("api.example", lines), "key");

        Find(Tenant, "api.example", lines).Should().BeNull();
    }

    private static OriginSourceSettings Of(params string[] headers) =>
        new(typeof(RecordedSource), headers, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), 10);

    private static HeaderDictionary Headers(string host, string[]? lines) => new() { ["Host"] = host, ["X-A"] = new StringValues(lines) };

    private void Keep() => _recent.Keep(_policy, Settings, Tenant, Headers("api.example", ["a"]), "key");

    private string? Find(string origin, string host, string[]? lines) => _recent.Find(_policy, Settings, origin, Headers(host, lines));
}
