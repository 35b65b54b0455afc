using CsCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.Endpoints;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Endpoints.PolicyProviderHost;

namespace StrictCors.Tests.Endpoints;

/// <summary>The framework's question for a policy (ICorsPolicyProvider), which request-forgery protection and YARP ask.</summary>
public sealed class StrictCorsPolicyProviderTests
{
    [Theory]
    [InlineData(null, "https://default.example.com")]
    [InlineData("web", App)]
    [InlineData("WEB", App)]
    [InlineData("observed", null)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    [InlineData("Default", null)]
    [InlineData("default", null)]
    [InlineData("Disable", null)]
    [InlineData("disable", null)]
    public async Task Names_are_answered_from_our_table(string? name, string? origin)
    {
        await using var host = await StartAsync();

        (await AskAsync(host, name))?.Origins.Should().Equal(origin);
        (await AskAsync(host, name) is null).Should().Be(origin is null);
    }

    [Fact]
    public async Task A_policy_says_what_ours_says()
    {
        await using var host = await StartAsync();

        var policy = (await AskAsync(host, "full"))!;

        policy.Should().BeEquivalentTo(new
        {
            Origins = new[] { App },
            Methods = new[] { "GET", "PUT" },
            Headers = new[] { "Content-Type" },
            ExposedHeaders = new[] { "ETag", "X-A" },
            SupportsCredentials = true,
            PreflightMaxAge = TimeSpan.FromMinutes(10),
            AllowAnyOrigin = false,
            AllowAnyHeader = false,
            AllowAnyMethod = false,
        });
    }

    [Fact]
    public async Task F1_What_is_handed_out_never_allows_more_than_the_policy()
    {
        await using var host = await StartAsync();

        var policy = (await AskAsync(host, "full"))!;
        policy.Origins.Add("https://evil.test");
        policy.Headers.Add("*");

        (await AskAsync(host, "full"))!.Origins.Should().Equal([App], "the caller can change what it got");
        (await AskAsync(host, "labels"))!.Origins.Should().BeEmpty("the framework has another meaning for wildcards");
        (await AskAsync(host, "labels"))!.IsOriginAllowed("https://app-1.example.com").Should().BeTrue();
        (await AskAsync(host, "any"))!.Headers.Should().BeEmpty("the framework's any header includes Authorization");
        (await AskAsync(host, "any-header"))!.AllowAnyHeader.Should().BeTrue();
        (await AskAsync(host, "many"))!.Origins.Should().BeEmpty("a long list is not copied for every question");
        (await AskAsync(host, "many"))!.IsOriginAllowed("https://t1000.example").Should().BeTrue();
    }

    [Fact]
    public void A_policy_of_a_thousand_origins_is_handed_out_for_little_more_than_its_list()
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = [.. Enumerable.Range(0, 1000).Select(i => $"https://t{i}.example")] };
        var policy = StrictCorsPolicy.Compile(options);

        Allocations.Of(() => StrictCorsPolicyProvider.Convert(policy)).Should().BeLessThan((1000 * IntPtr.Size) + 600);
    }

    [Theory]
    [InlineData(null, App, true)]
    [InlineData(App, App, true)]
    [InlineData("https://anyone.test", "*", false)]
    public async Task G6_Of_several_policies_it_is_the_one_that_decides(string? origin, string expected, bool hasCredentials)
    {
        await using var host = await StartAsync();
        var context = new DefaultHttpContext();
        context.Request.Headers.Origin = origin;

        var policy = await host.Services.GetRequiredService<ICorsPolicyProvider>().GetPolicyAsync(context, "full;any");

        policy!.Origins.Should().Equal(expected);
        policy.SupportsCredentials.Should().Be(hasCredentials);
    }

    [Fact]
    public async Task An_any_policy_is_one_to_the_framework_too()
    {
        await using var host = await StartAsync();

        var policy = (await AskAsync(host, "any"))!;

        policy.Should().BeEquivalentTo(
            new { AllowAnyOrigin = true, AllowAnyHeader = false, AllowAnyMethod = true, SupportsCredentials = false,
            PreflightMaxAge = (TimeSpan?)null });
        policy.IsOriginAllowed("null").Should().BeTrue();
    }

    [Fact]
    public async Task An_origin_source_is_not_asked_and_what_only_it_knows_is_a_no()
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddScoped<Tenants>()
                .AddStrictCors(cors => cors.AddPolicy("tenants", policy => policy.WithOrigins(App).WithOriginSource<Tenants>())),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors("tenants");
            });

        var policy = (await AskAsync(host, "tenants"))!;

        policy.IsOriginAllowed(App).Should().BeTrue();
        policy.IsOriginAllowed("https://tenant.test").Should().BeFalse();
    }

    private static readonly Gen<string> Label = Gen.OneOf(Gen.OneOf("a", "app", "app-1", "app-", "-app", "xn--bcher-kva", "A", "_a", "*", ""),
        Gen.String[Gen.Char['a', 'e'], 1, 3]);

    // Near-misses of the patterns, and anything at all.
    private static readonly Gen<string> Origins = Gen.OneOf(
        Gen.Select(Gen.OneOf("https", "http", "HTTPS", "ws", ""), Label,
            Gen.OneOf("example.com", "example.org", "example.com.", "evil.test", "localhost"), Gen.OneOf("", ":443", ":80", ":8443", ":0", ":*", "/"))
            .Select((scheme, label, domain, port) => $"{scheme}://{label}{(label.Length == 0 ? "" : ".")}{domain}{port}"),
        Gen.OneOf("null", "", " ", "*", "https://", "http://localhost:5000", "http://[::1]", "\ud800",
            "https://app.example.com,https://app.example.com"),
        Gen.String[Gen.Char, 0, 400]);

    [Fact]
    public async Task IsOriginAllowed_never_throws_and_agrees_with_our_matcher()
    {
        await using var host = await StartAsync();
        var table = host.Services.GetRequiredService<PolicyStore>().Current;
        var pairs = new List<(StrictCorsPolicy Ours, CorsPolicy Theirs)>();
        foreach (var name in new[] { "web", "full", "any", "labels", "null" })
        {
            pairs.Add((table.Find(name)!, (await AskAsync(host, name))!));
        }

        Origins.Sample(
            origin => pairs.All(pair =>
                pair.Theirs.IsOriginAllowed(origin) == pair.Ours.Evaluate(new CorsRequest { Origin = origin, Host = "h" }).IsOriginAllowed),
            iter: 5000);
        pairs.Should().OnlyContain(pair => !pair.Theirs.IsOriginAllowed(null!));
    }
}
