using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Policies;
using StrictCors.Reload;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Reload.Tables;

namespace StrictCors.Tests.Reload;

/// <summary>The words in which the log tells what a reload changed.</summary>
public class PolicyTableChangesTests
{
    private const string Web = """ "web": { "AllowedOrigins": [ "https://a.example" ] } """;

    [Theory]
    [InlineData("", "")]
    [InlineData(
        """ "AllowedOrigins": [ "https://a.example", "https://*.b.example" ] """,
        "policy 'web': origins added: https://*.b.example")]
    [InlineData(
        """ "AllowedOrigins": "https://b.example" """,
        "policy 'web': origins added: https://b.example; policy 'web': origins removed: https://a.example")]
    [InlineData(""" "AllowedOrigins": "*" """, "policy 'web': origins added: *; policy 'web': origins removed: https://a.example")]
    [InlineData(""" "AllowCredentials": true """, "policy 'web': credentials: on instead of off")]
    [InlineData(""" "AllowedMethods": [ "GET", "HEAD", "PUT" ] """, "policy 'web': methods added: PUT; policy 'web': methods removed: POST")]
    [InlineData(""" "AllowedMethods": "*" """, "policy 'web': methods added: *; policy 'web': methods removed: GET, HEAD, POST")]
    [InlineData(""" "AllowedHeaders": [ "X-A", "X-B" ] """, "policy 'web': headers added: X-A, X-B")]
    [InlineData(""" "AllowedHeaders": [ "*", "Authorization" ] """, "policy 'web': headers added: Authorization, *")]
    [InlineData(""" "ExposedHeaders": [ "ETag", "X-A" ] """, "policy 'web': exposed headers added: ETag, X-A")]
    [InlineData(""" "PreflightMaxAge": "00:10:00" """, "policy 'web': preflight max age in seconds: 600 instead of none")]
    [InlineData(""" "PreflightStatusCode": 200 """, "policy 'web': preflight status code: 200 instead of 204")]
    [InlineData(""" "Enforcement": "Server" """, "policy 'web': enforcement: Server instead of Browser")]
    [InlineData(""" "DangerouslyAllowInsecureOrigins": true """, "policy 'web': http origins with credentials: on instead of off")]
    [InlineData(""" "ExemptPaths": [ "/signin-oidc" ] """, "policy 'web': exempt paths added: /signin-oidc")]
    public void Every_key_of_a_policy_has_its_words(string change, string words)
    {
        var origins = change.Contains("AllowedOrigins", StringComparison.Ordinal) ? "" : """ "AllowedOrigins": [ "https://a.example" ], """;

        Difference(Default("web", Web), Default("web", $$""" "web": { {{origins}} {{change}} } """)).Should().Be(words);
    }

    [Theory]
    [InlineData(""" "AllowCredentials": true """, "policy 'web': credentials: off instead of on")]
    [InlineData(""" "AllowedHeaders": [ "X-A", "X-B" ] """, "policy 'web': headers removed: X-A, X-B")]
    [InlineData(""" "PreflightMaxAge": "00:10:00" """, "policy 'web': preflight max age in seconds: none instead of 600")]
    [InlineData(""" "ExemptPaths": [ "/signin-oidc" ] """, "policy 'web': exempt paths removed: /signin-oidc")]
    public void What_is_taken_away_has_its_words(string before, string words)
    {
        Difference(Default("web", $$""" "web": { "AllowedOrigins": [ "https://a.example" ], {{before}} } """), Default("web", Web)).Should()
            .Be(words);
    }

    [Fact]
    public void A_policy_that_is_added_is_told_with_what_decides_about_who_may_read()
    {
        var partner = """ "partner": { "AllowedOrigins": [ "https://p.example", "https://q.example" ], "AllowCredentials": true,"""
            + """ "Enforcement": "Server" } """;

        Difference(Default("web", Web), Default("web", $"{Web}, {partner}"))
            .Should().Be("policy 'partner' added: credentials on, enforcement Server, origin source none, origins https://p.example, "
                + "https://q.example");
        Difference(Default("web", $"{Web}, {partner}"), Default("web", Web)).Should().Be("policy 'partner' removed");
    }

    [Fact]
    public void Another_default_policy_is_told()
    {
        var both = $$"""{{Web}}, "partner": { "AllowedOrigins": [ "https://p.example" ] } """;

        Difference(Default("web", both), Default("partner", both)).Should().Be("default policy: 'partner' instead of 'web'");
        Difference(Default("web", both), $$"""{ "Policies": { {{both}} } }""").Should().Be("default policy: none instead of 'web'");
        Difference(Default("web", both), Default("web;partner", both)).Should().Be("default policy: 'web', then 'partner' instead of 'web'");
        Difference(Default("web;partner", both), Default("partner;web", both)).Should()
            .Be("default policy: 'partner', then 'web' instead of 'web', then 'partner'");
    }

    [Fact]
    public void Another_origin_source_or_another_use_of_it_is_told()
    {
        PolicyTable With(Action<StrictCorsPolicyOptions> edit)
        {
            var options = new StrictCorsOptions();
            options.Policies["web"] = new() { AllowedOrigins = ["https://a.example"] };
            edit(options.Policies["web"]);
            return ConfigurationCheck.Run(options).Table!;
        }

        var none = With(_ => { });
        var some = With(policy =>
            new StrictCorsPolicyBuilder(policy).WithOriginSource<Nobody>(source => source.AllowedFor = TimeSpan.FromMinutes(1)));
        var other = With(policy =>
            new StrictCorsPolicyBuilder(policy).WithOriginSource<Nobody>(source => source.AllowedFor = TimeSpan.FromMinutes(2)));

        PolicyTableChanges.Describe(none, some).Should()
            .StartWith("policy 'web': origin source: Nobody (allowed for 00:01:00, ").And.EndWith("depends on the origin alone) instead of none");
        PolicyTableChanges.Describe(some, other).Should().Contain("allowed for 00:02:00").And.Contain(" instead of Nobody (allowed for 00:01:00");
        PolicyTableChanges.Describe(some, some).Should().BeEmpty();

        var dependent = With(policy =>
            new StrictCorsPolicyBuilder(policy).WithOriginSource<Nobody>(source => source.DependsOnHeaders = ["X-Tenant", "X-Region"]));
        PolicyTableChanges.Describe(none, dependent).Should().Contain("X-Tenant, X-Region");
    }

    [Fact]
    public void Order_and_the_case_of_names_change_nothing()
    {
        var before = """ "web": { "AllowedOrigins": [ "https://a.example", "https://b.example" ], "AllowedHeaders": [ "X-A", "X-B" ],"""
            + """ "ExposedHeaders": [ "X-C", "X-D" ] } """;
        var after = """ "WEB": { "AllowedOrigins": [ "https://b.example", "https://a.example" ], "AllowedHeaders": ["""
            + """ "x-b", "x-a" ], "ExposedHeaders": [ "x-d", "x-c" ] } """;

        Difference(Default("web", before), Default("Web", after)).Should().BeEmpty();
    }

    [Fact]
    public void A_name_can_not_forge_a_line_of_the_log()
    {
        var name = """ "\u001b[2J\r\ninfo all is well": { "AllowedOrigins": "https://p.example" } """;

        Difference(Default("web", Web), Default("web", $"{Web}, {name}")).Should().StartWith(@"policy '\u001b[2J\u000d\u000ainfo all is well' added");
    }

    private sealed class Nobody : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(false);
    }
}
