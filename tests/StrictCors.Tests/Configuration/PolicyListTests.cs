using StrictCors.Configuration;
using StrictCors.Policies;
using StrictCors.Tests.Checks;

namespace StrictCors.Tests.Configuration;

/// <summary>G3, G4: lists of policies that cannot mean what they say.</summary>
public sealed class PolicyListTests
{
    [Theory]
    [InlineData("partner;public")]
    [InlineData("partner;team;public")]
    [InlineData("partner;;public;")]
    [InlineData("PARTNER;Public")]
    public void A_list_in_an_order_in_which_each_policy_can_be_reached(string names) => Problems(names).Should().BeEmpty();

    [Theory]
    [InlineData("public;partner", "SC2035", "'public' last")]
    [InlineData("partner;public;team", "SC2035", "'public' last")]
    [InlineData("partner;team;partner", "SC2036", "partner;team")]
    [InlineData("partner;PARTNER", "SC2036", "partner")]
    public void G3_A_policy_that_is_never_reached(string names, string code, string suggestion) => Problems(names).Should().ContainSingle()
        .Which.Should().BeEquivalentTo(new { Code = code, Path = "StrictCors:DefaultPolicy", Value = names, Suggestion = suggestion });

    [Theory]
    [InlineData("partnr;public", "partnr", "partner")]
    [InlineData("partner; public", " public", "public")]
    [InlineData("", "", "existing: partner, team, public, server")]
    [InlineData(";", ";", "existing: partner, team, public, server")]
    public void G3_Unknown_names_each_with_its_nearest_name(string names, string value, string suggestion) => Problems(names).Should()
        .ContainSingle().Which.Should().BeEquivalentTo(new { Code = "SC1008", Value = value, Suggestion = suggestion });

    [Fact]
    public void G3_Two_unknown_names_are_two_problems() =>
        Problems("partnr;publi").Select(problem => problem.Suggestion).Should().Equal("partner", "public");

    [Fact]
    public void G4_Different_enforcements() => Problems("partner;server").Should().ContainSingle().Which.Should().BeEquivalentTo(new
    {
        Code = "SC2037",
        Message = "'server' has the enforcement Server and 'partner' has Browser. The policies of one endpoint need the same enforcement.",
    });

    [Theory]
    [InlineData("partner;public", "Policy")]
    [InlineData("public;partner", "Missing")]
    [InlineData("partner;partner", "Missing")]
    [InlineData("partner;nobody", "Missing")]
    [InlineData("partner;server", "Missing")]
    [InlineData(";", "Missing")]
    public void A_list_that_only_a_late_endpoint_names_is_closed_if_there_is_any_doubt(string names, string kind)
    {
        var table = ConfigurationCheck.Run(Options(null)).Table!;
        var choice = new PolicyChoice(PolicyChoiceKind.Named, names);

        table.Resolve(choice, default).Kind.ToString().Should().Be(kind);
        table.Resolve(choice, default).Should().BeSameAs(table.Resolve(choice, default));
    }

    private static IReadOnlyList<StrictCorsConfigurationProblem> Problems(string defaultPolicy) => PolicyProblems.Of(Options(defaultPolicy));

    private static StrictCorsOptions Options(string? defaultPolicy)
    {
        var options = new StrictCorsOptions { DefaultPolicy = defaultPolicy };
        options.Policies.Add("partner", new() { AllowedOrigins = ["https://partner.example"] });
        options.Policies.Add("team", new() { AllowedOrigins = ["https://team.example"] });
        options.Policies.Add("public", new() { AllowedOrigins = ["*"] });
        options.Policies.Add("server", new() { AllowedOrigins = ["https://server.example"], Enforcement = StrictCorsEnforcement.Server });
        return options;
    }
}
