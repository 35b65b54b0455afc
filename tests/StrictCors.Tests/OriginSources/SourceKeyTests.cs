using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using StrictCors.OriginSources;

namespace StrictCors.Tests.OriginSources;

/// <summary>What tells two answers apart, and that nothing that a client sends makes one the other.</summary>
public sealed class SourceKeyTests
{
    private const string Tenant = "https://tenant.example";

    public static TheoryData<string, string> Different => new()
    {
        { Key(application: "one"), Key(application: "two") },
        { Key(environment: "Staging"), Key(environment: "Production") },
        { Key(source: typeof(RecordedSource)), Key(source: typeof(MisbehavingSource)) },
        { Key(source: typeof(List<RecordedSource>)), Key(source: typeof(List<MisbehavingSource>)) },
        { Key(policy: "web"), Key(policy: "api") },
        { Key(origin: Tenant), Key(origin: "https://other.example") },
        { Key(host: "a.example"), Key(host: "b.example") },
        { Key(host: "\ud800"), Key(host: "\ud801") },
        { Key(policy: "web", host: "a"), Key(policy: "we", host: "ba") },
        { Key(headers: []), Key(headers: [("X-A", default)]) },
        { Key(headers: [("X-A", default)]), Key(headers: [("X-A", "")]) },
        { Key(headers: [("X-A", "a")]), Key(headers: [("X-B", "a")]) },
        { Key(headers: [("X-A", "a")]), Key(headers: [("X-A", "b")]) },
        { Key(headers: [("X-A", new StringValues(["a", "b"]))]), Key(headers: [("X-A", "a\nb")]) },
        { Key(headers: [("X-A", new StringValues(["a", ""]))]), Key(headers: [("X-A", new StringValues(["", "a"]))]) },
        { Key(headers: [("X-A", "X-B"), ("X-B", default)]), Key(headers: [("X-A", default), ("X-B", "X-B")]) },
    };

    [Theory]
    [MemberData(nameof(Different))]
    public void O1_what_differs_has_another_key(string one, string other) => one.Should().NotBe(other);

    [Fact]
    public void O1_the_same_question_has_the_same_key() => Key().Should().Be(Key());

    [Fact]
    public void O1_the_key_has_one_length_whatever_a_client_sends() =>
        Share(Key(host: new string('a', 30_000))).Should().MatchRegex("^StrictCors:[0-9A-F]{64}$");

    [Fact]
    public void O1_two_classes_behind_one_interface_share_nothing() =>
        OriginSourceKeys.Share(Key(), typeof(RecordedSource)).Should().NotBe(OriginSourceKeys.Share(Key(), typeof(MisbehavingSource)));

    [Fact]
    public void O1_two_builds_of_one_class_share_nothing()
    {
        var (one, two) = (GeneratedSource.Create(), GeneratedSource.Create());
        one.FullName.Should().Be(two.FullName);
        one.Assembly.FullName.Should().Be(two.Assembly.FullName);

        SourceIdentity.Of(one).Should().NotBe(SourceIdentity.Of(two));
        SourceIdentity.Of(typeof(List<>).MakeGenericType(one)).Should().NotBe(SourceIdentity.Of(typeof(List<>).MakeGenericType(two)));
        SourceIdentity.Of(GeneratedSource.Derive("Same", one)).Should().NotBe(SourceIdentity.Of(GeneratedSource.Derive("Same", two)));
    }

    private static string Share(string key) => OriginSourceKeys.Share(key, typeof(RecordedSource));

    private static string Key(string application = "app", string environment = "Production", Type? source = null, string policy = "web",
        string origin = Tenant, string host = "api.example", (string Name, StringValues Lines)[]? headers = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Host = host;
        foreach (var (name, lines) in headers ?? [])
        {
            context.Request.Headers[name] = lines;
        }

        var names = (headers ?? []).Select(header => header.Name).ToArray();
        var keys = new OriginSourceKeys(new Application(application, environment));
        return keys.Compute(source ?? typeof(RecordedSource), new StrictCorsOriginQuery(Origin.Parse(origin), origin, policy, names, context));
    }

    private sealed class Application(string name, string environment) : IHostEnvironment
    {
        public string ApplicationName { get; set; } = name;

        public string EnvironmentName { get; set; } = environment;

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
