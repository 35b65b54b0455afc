using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>G1, G2 and G5 over HTTP: the first policy whose origins match decides everything.</summary>
public sealed class PolicyListConformanceTests(SeveralPoliciesApplication application) : IClassFixture<SeveralPoliciesApplication>
{
    private const string Partner = "https://partner.example";
    private const string Anyone = "https://anyone.test";

    private KestrelHost Host => application.Host;

    public static TheoryData<string> Targets => ["/default", "/convention", "/framework", "/group/x", "/attribute", "/controller"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task G1_The_partner_has_credentials_and_everybody_else_has_none(string target)
    {
        var partner = await Host.SendAsync(RawRequest.Get(target).With("Origin", Partner));
        var anyone = await Host.SendAsync(RawRequest.Get(target).With("Origin", Anyone));

        partner.OwnedHeaders.Should().BeEquivalentTo([("Access-Control-Allow-Origin", Partner), ("Access-Control-Allow-Credentials", "true")]);
        anyone.OwnedHeaders.Should().BeEquivalentTo([("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "ETag")]);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task G5_Every_response_varies_by_Origin_and_without_Origin_there_is_no_owned_header(string target)
    {
        foreach (var origin in new[] { Partner, Anyone, "null", null })
        {
            var request = RawRequest.Get(target);

            var response = await Host.SendAsync(origin is null ? request : request.With("Origin", origin));

            response.VaryMembers.Should().Equal("Origin");
            response.OwnedHeaders.Any().Should().Be(origin is not null);
        }
    }

    [Theory]
    [InlineData(Partner, "PUT", Partner, true)]
    [InlineData(Anyone, "PUT", "*", false)]
    public async Task G1_A_preflight_has_the_methods_of_the_policy_that_decides(string origin, string method, string allowOrigin, bool isAllowed)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/convention", origin, method));

        response.AllowOrigin().Should().Be(allowOrigin);
        (response.AllowMethods()?.Contains(method, StringComparison.Ordinal) == true).Should().Be(isAllowed);
        response.VaryMembers.Should().Contain("Origin");
    }

    [Theory]
    [InlineData(Partner, true, 101)]
    [InlineData(Anyone, false, 101)]
    [InlineData(Anyone, true, 403)]
    public async Task G1_A_handshake_with_credentials_needs_the_policy_that_has_them(string origin, bool withCookie, int status)
    {
        var request = RawRequest.Get("/socket").Handshake().With("Origin", origin);

        (await Host.SendAsync(withCookie ? request.With("Cookie", "a=b") : request)).Status.Should().Be(status);
    }

    [Theory]
    [InlineData("https://listed.example", "https://listed.example", "")]
    [InlineData("https://first.example", "https://first.example", "https://first.example")]
    [InlineData("https://other.example", "https://other.example", "https://other.example")]
    [InlineData("https://second.example", "https://second.example", "https://second.example https://second.example")]
    [InlineData("https://nobody.example", "*", "https://nobody.example https://nobody.example")]
    [InlineData("https://failing.example", null, "https://failing.example")]
    public async Task G1_A_policys_source_is_queried_before_the_next_policy_and_a_failure_denies(string origin, string? allowed, string asked)
    {
        var before = application.Sources.Asked.Count;

        var response = await Host.SendAsync(RawRequest.Get("/sources").With("Origin", origin));

        response.AllowOrigin().Should().Be(allowed);
        application.Sources.Asked.Skip(before).Should().Equal(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task G2_If_no_policy_covers_the_origin_the_log_names_the_nearest_pattern_of_all()
    {
        var response = await Host.SendAsync(RawRequest.Method("POST", "/guarded").With("Origin", "http://team.example").WithBody(""));

        response.Status.Should().Be(403);
        Host.Logs.GetSnapshot().Should().ContainSingle(record => record.Message.Contains("http://team.example")).Which.Message.Should()
            .Contain("by the policy 'guarded'").And.Contain("Nearest is 'https://team.example' of 'guarded-team'");
    }

    [Theory]
    [InlineData(Partner, "POST", 200)]
    [InlineData(Partner, "DELETE", 403)]
    [InlineData("https://team.example", "DELETE", 200)]
    [InlineData("https://team.example", "POST", 403)]
    public async Task G1_Under_Server_the_methods_are_those_of_the_policy_that_decides(string origin, string method, int status) =>
        (await Host.SendAsync(RawRequest.Method(method, "/guarded").With("Origin", origin).WithBody(""))).Status.Should().Be(status);

    [Fact]
    public async Task R7_Disabled_is_disabled_under_a_list_too()
    {
        var response = await Host.SendAsync(RawRequest.Get("/disabled").With("Origin", Partner));

        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Theory]
    [InlineData(Partner, "true")]
    [InlineData(Anyone, null)]
    public async Task G1_A_hub_has_them_too(string origin, string? credentials)
    {
        var response = await Host.SendAsync(RawRequest.Method("POST", "/hub/negotiate?negotiateVersion=1").With("Origin", origin).WithBody(""));

        response.Single("Access-Control-Allow-Credentials").Should().Be(credentials);
    }
}
