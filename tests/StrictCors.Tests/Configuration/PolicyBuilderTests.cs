using StrictCors.Checks;

namespace StrictCors.Tests.Configuration;

/// <summary>Everything in the section can be said in code: a method of the builder for every key, to the same effect.</summary>
public class PolicyBuilderTests
{
    private static readonly (string Key, string Json, Action<StrictCorsPolicyBuilder> Call)[] Pairs =
    [
        ("AllowedOrigins", """[ "https://a.example", "https://*.b.example" ]""", builder =>
            builder.WithOrigins("https://a.example").WithOrigins("https://*.b.example")),
        ("AllowedOrigins", """[ "*" ]""", builder => builder.AllowAnyOrigin()),
        ("AllowedMethods", """[ "GET", "PUT" ]""", builder => builder.WithMethods("GET").WithMethods("PUT")),
        ("AllowedMethods", """[]""", builder => builder.WithMethods()),
        ("AllowedMethods", """[ "*" ]""", builder => builder.AllowAnyMethod()),
        ("AllowedHeaders", """[ "X-Id", "X-Trace" ]""", builder => builder.WithHeaders("X-Id").WithHeaders(["X-Trace"])),
        ("AllowedHeaders", """[ "*" ]""", builder => builder.WithHeaders("*")),
        ("AllowedHeaders", """[ "*", "Authorization" ]""", builder => builder.AllowAnyHeader()),
        ("AllowedHeaders", """[ "*", "Authorization" ]""", builder => builder.AllowAnyHeader().AllowAnyHeader().WithHeaders("authorization")),
        ("AllowedHeaders", """[ "*", "Authorization" ]""", builder => builder.WithHeaders("*", "Authorization").AllowAnyHeader()),
        ("AllowedMethods", """[ "*" ]""", builder => builder.AllowAnyMethod().AllowAnyMethod()),
        ("AllowedOrigins", """[ "*" ]""", builder => builder.AllowAnyOrigin().AllowAnyOrigin()),
        ("ExposedHeaders", """[ "ETag", "X-Total" ]""", builder => builder.WithExposedHeaders("ETag", "X-Total")),
        ("AllowCredentials", "true", builder => builder.AllowCredentials()),
        ("PreflightMaxAge", "\"00:10:00\"", builder => builder.SetPreflightMaxAge(TimeSpan.FromMinutes(10))),
        ("PreflightStatusCode", "200", builder => builder.WithPreflightStatusCode(200)),
        ("Enforcement", "\"Server\"", builder => builder.WithEnforcement(StrictCorsEnforcement.Server)),
        ("ExemptPaths", """[ "/signin-oidc" ]""", builder => builder.WithExemptPaths("/signin-oidc")),
        ("DangerouslyAllowNullOrigin", "true", builder => builder.DangerouslyAllowNullOrigin()),
        ("DangerouslyAllowInsecureOrigins", "true", builder => builder.DangerouslyAllowInsecureOrigins()),
        ("DangerouslyAllowPublicSuffixWildcards", "true", builder => builder.DangerouslyAllowPublicSuffixWildcards()),
    ];

    [Fact]
    public void Each_method_says_what_its_key_says()
    {
        foreach (var (key, json, call) in Pairs)
        {
            var inCode = new StrictCorsOptions();
            inCode.AddPolicy("web", builder => call(builder));

            var inSection = Layers.Read(Layers.Json(Configured.Policy($""" "{key}": {json} """)));

            inCode.Policies["web"].Should()
                .BeEquivalentTo(inSection, options => options.WithStrictOrdering().Excluding(policy => policy.ListProviders), "of {0}", key);
        }
    }

    [Fact]
    public void Every_key_has_its_method() => Pairs.Select(pair => pair.Key).Distinct().Should().BeEquivalentTo(PolicyReader.Keys);

    [Fact]
    public void The_keys_are_the_properties_that_can_be_set() =>
        PolicyReader.Keys.Should()
            .BeEquivalentTo(typeof(StrictCorsPolicyOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name));

    [Fact]
    public void No_method_takes_a_null()
    {
        var builder = Builder();

        var calls = new Action[]
        {
            () => builder.WithOrigins((IEnumerable<string>)null!),
            () => builder.WithMethods((IEnumerable<string>)null!),
            () => builder.WithHeaders((IEnumerable<string>)null!),
            () => builder.WithExposedHeaders((IEnumerable<string>)null!),
            () => builder.WithExemptPaths((IEnumerable<string>)null!),
        };

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentNullException>());
    }

    private static StrictCorsPolicyBuilder Builder()
    {
        StrictCorsPolicyBuilder? builder = null;
        new StrictCorsOptions().AddPolicy("web", given => builder = given);
        return builder!;
    }
}
