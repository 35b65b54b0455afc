namespace StrictCors.Tests.Checks;

/// <summary>Wildcards that cover names of strangers, in a policy with credentials.</summary>
[Trait("Specification", "origins §3")]
public class SharedDomainTests
{
    // origins §3: with credentials, no wildcard where anyone can register a sibling.
    [Theory]
    [InlineData("https://*.com", "'com'")]
    [InlineData("https://*.co.uk", "'co.uk'")]
    [InlineData("https://*.github.io", "'github.io'")]
    [InlineData("https://*.github.io:*", "'github.io'")]
    [InlineData("https://app-*.vercel.app", "'vercel.app'")]
    [InlineData("https://*-preview.pages.dev", "'pages.dev'")]
    [InlineData("https://*.kawasaki.jp", "'kawasaki.jp'")]
    [InlineData("https://app-*.kawasaki.jp", "'kawasaki.jp'")]
    // Suffixes further below.
    [InlineData("https://*.amazonaws.com", "'amazonaws.com' has public suffixes below it, such as")]
    [InlineData("https://*.eu-west-1.amazonaws.com", "'eu-west-1.amazonaws.com' has public suffixes below it, such as")]
    [InlineData("https://*.windows.net", "'windows.net'")]
    [InlineData("https://*.core.windows.net:*", "'core.windows.net'")]
    [InlineData("https://*.run.app", "'run.app'")]
    [InlineData("https://*.a.run.app", "'a.run.app' is a public suffix")]
    [InlineData("https://s3-*.cn-north-1.amazonaws.com.cn", "'cn-north-1.amazonaws.com.cn'")]
    // The supplement.
    [InlineData("https://*.devtunnels.ms", "Under 'devtunnels.ms' anyone opens a tunnel")]
    [InlineData("https://*.euw.devtunnels.ms", "Under 'euw.devtunnels.ms'")]
    [InlineData("https://app-*.euw.devtunnels.ms", "Under 'euw.devtunnels.ms'")]
    [InlineData("https://*.app.github.dev", "Under 'app.github.dev'")]
    [InlineData("https://*.github.dev", "Under 'github.dev'")]
    [InlineData("https://*-3000.app.github.dev", "Under 'app.github.dev'")]
    [InlineData("https://*.webcontainer.io", "Under 'webcontainer.io'")]
    [InlineData("https://*.local.webcontainer.io", "Under 'local.webcontainer.io'")]
    [InlineData("https://*.z6.web.core.windows.net", "Under 'z6.web.core.windows.net'")]
    [InlineData("https://*.8.azurestaticapps.net", "Under '8.azurestaticapps.net'")]
    [InlineData("https://*.westus2.2.azurestaticapps.net", "Under 'westus2.2.azurestaticapps.net'")]
    [InlineData("https://*.gitpod.io", "Under 'gitpod.io'")]
    [InlineData("https://*.ws-eu1.gitpod.io", "Under 'ws-eu1.gitpod.io'")]
    [InlineData("https://*.loca.lt", "Under 'loca.lt'")]
    public void DangerouslyAllowPublicSuffixWildcards_is_needed_with_credentials_for(string origin, string suffix)
    {
        var problem = PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials) = ([origin], true)).Should()
            .ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1127", Path = $"{PolicyProblems.Path}:AllowedOrigins:0", Value = origin,
            Suggestion = "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true" });
        problem.Message.Should().StartWith(suffix);
        PolicyProblems.Of(policy =>
            (policy.AllowedOrigins, policy.AllowCredentials, policy.DangerouslyAllowPublicSuffixWildcards) = ([origin], true, true)).Should()
            .BeEmpty();
        PolicyProblems.Of(policy => policy.AllowedOrigins = [origin]).Should().BeEmpty("the guard is for credentials");
    }

    [Theory]
    [InlineData("https://*.example.com")]
    [InlineData("https://app-*.alice.github.io")]
    [InlineData("https://alice.github.io")]
    [InlineData("https://com")]
    [InlineData("https://*.localhost")]
    [InlineData("https://*.city.kawasaki.jp")]
    [InlineData("https://*.www.ck")]
    [InlineData("https://app-*.amazonaws.com")]
    [InlineData("https://app-*.github.dev")]
    [InlineData("https://*.mine.s3.amazonaws.com")]
    [InlineData("https://*.name-3000.app.github.dev")]
    [InlineData("https://*.abc.euw.devtunnels.ms")]
    [InlineData("https://*.notdevtunnels.ms")]
    [InlineData("https://abc-3000.euw.devtunnels.ms")]
    public void DangerouslyAllowPublicSuffixWildcards_is_not_needed_for(string origin) =>
        PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials) = ([origin], true)).Should().BeEmpty();
}
