using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R5: which policy an endpoint has. A row names the policy that decides; "-" is none, since CORS is disabled there.</summary>
public sealed class MetadataTests(MetadataApplication application, MetadataWithArgumentApplication withArgument)
    : IClassFixture<MetadataApplication>, IClassFixture<MetadataWithArgumentApplication>
{
    private static readonly string[] Policies = ["a", "b", "d", "e"];

    public static TheoryData<string, string> Endpoints => new()
    {
        { "/none", "d" },
        { "/named", "a" },
        { "/named-in-another-case", "a" },
        { "/default", "d" },
        { "/disabled", "-" },
        { "/framework-named", "a" },
        { "/attribute/named", "a" },
        { "/attribute/default", "d" },
        { "/attribute/disabled", "-" },
        { "/attribute/framework-named", "a" },
        { "/attribute/framework-default", "d" },
        { "/attribute/framework-disabled", "-" },
        { "/last/named", "b" },
        { "/last/disabled", "-" },
        { "/last/framework", "b" },
        { "/last/framework-disabled", "-" },
        { "/last/ours-over-framework", "b" },
        { "/last/ours-over-framework-disabled", "b" },
        { "/last/default", "d" },
        { "/group/inherits", "a" },
        { "/group/own", "b" },
        { "/group/default", "d" },
        { "/group/disabled", "-" },
        { "/group/framework-own", "b" },
        { "/group/inner/inherits", "b" },
        { "/disabled-group/inherits", "-" },
        { "/disabled-group/own", "b" },
        { "/controller/inherits", "a" },
        { "/controller/own", "b" },
        { "/controller/default", "d" },
        { "/controller/disabled", "-" },
        { "/controller/framework-own", "b" },
        { "/controller/framework-default", "d" },
        { "/controller/framework-disabled", "-" },
        { "/framework-controller/inherits", "a" },
        { "/framework-controller/own", "b" },
        { "/disabled-controller/inherits", "-" },
        { "/disabled-controller/own", "b" },
        { "/disabled-controller/framework-own", "b" },
        { "/disabled-controller/default", "d" },
        { "/framework-disabled-controller/inherits", "-" },
        { "/framework-disabled-controller/own", "b" },
        { "/framework-disabled-controller/framework-own", "b" },
        { "/framework-disabled-controller/default", "d" },
        { "/hub/negotiate?negotiateVersion=1", "a" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task R5_The_last_metadata_of_any_kind_decides(string target, string policy)
    {
        await ShouldBeDecidedBy(application.Host, target, policy);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task R5_The_argument_of_UseStrictCors_comes_before_the_default_policy(string target, string policy)
    {
        await ShouldBeDecidedBy(withArgument.Host, target, policy is "d" ? "e" : policy);
    }

    private static async Task ShouldBeDecidedBy(KestrelHost host, string target, string policy)
    {
        foreach (var other in Policies)
        {
            var origin = $"https://{other}.example";
            var expected = other == policy ? origin : null;
            var actual = await host.SendAsync(RawRequest.Method("POST", target).With("Origin", origin).WithBody(""));
            var preflight = await host.SendAsync(RawRequest.Preflight(target, origin, "POST"));

            actual.Status.Should().Be(200);
            actual.Single("Access-Control-Allow-Origin").Should().Be(expected, "the actual request came from {0}", other);
            preflight.Status.Should().Be(204);
            preflight.Single("Access-Control-Allow-Origin").Should().Be(expected, "the preflight came from {0}", other);
            preflight.Body.Should().BeEmpty();
        }
    }
}
