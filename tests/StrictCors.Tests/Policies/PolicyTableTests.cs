using StrictCors.Configuration;
using StrictCors.Policies;
using StrictCors.Tests.Checks;

namespace StrictCors.Tests.Policies;

public class PolicyTableTests
{
    [Fact]
    public void Nothing_configured_names_the_section_that_was_looked_for()
    {
        var problem = PolicyProblems.Of(new StrictCorsOptions { SectionPath = "My:Cors" }).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(new { Code = "SC1001", Path = "My:Cors" });
        problem.Message.Should().Contain("'My:Cors:Policies' is missing or empty");
        problem.Suggestion.Should().Contain("\"AllowedOrigins\"");
    }

    [Fact]
    public void Nothing_configured_is_not_said_where_something_else_went_wrong()
    {
        var options = new StrictCorsOptions();
        options.Problems.Add(new("SC1002", "StrictCors:Polices", null, "no key here", "Policies"));

        PolicyProblems.Of(options).Select(problem => problem.Code).Should().Equal("SC1002");
    }

    [Theory]
    [InlineData("wbe", "web")]
    [InlineData("partner", "partners")]
    [InlineData("", "existing: web, partners")]
    [InlineData("something-else", "existing: web, partners")]
    public void An_unknown_DefaultPolicy_offers_the_nearest_name(string name, string suggestion)
    {
        var options = Two();
        options.DefaultPolicy = name;

        PolicyProblems.Of(options).Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Code = "SC1008", Path = "StrictCors:DefaultPolicy", Value = name, Suggestion = suggestion });
    }

    [Fact]
    public void Of_two_names_that_hold_what_was_written_the_nearer_is_offered()
    {
        var options = new StrictCorsOptions { DefaultPolicy = "serve" };
        options.Policies.Add("observe", new() { AllowedOrigins = ["https://app.example.com"] });
        options.Policies.Add("server", new() { AllowedOrigins = ["https://app.example.com"] });

        PolicyProblems.Of(options).Should().ContainSingle().Which.Suggestion.Should().Be("server");
    }

    [Fact]
    public void Names_are_compared_ordinally_and_case_is_ignored()
    {
        var options = Two();
        options.DefaultPolicy = "WEB";
        var table = ConfigurationCheck.Run(options).Table!;

        table.Default.Policy.Name.Should().Be("web");
        table.Find("Partners")!.Name.Should().Be("partners");
        table.Find("partner").Should().BeNull();
        table.Policies.Select(policy => policy.Name).Should().BeEquivalentTo("web", "partners");
    }

    [Fact]
    public void Without_DefaultPolicy_there_is_none() => ConfigurationCheck.Run(Two()).Table!.Default.Should().BeSameAs(EndpointPolicy.None);

    [Fact]
    public void AddPolicy_of_a_name_that_is_taken_is_a_problem()
    {
        var options = Two();
        options.AddPolicy("WEB", policy => policy.AllowAnyOrigin());

        PolicyProblems.Of(options).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Code = "SC1006", Path = "StrictCors:Policies:WEB", Value = "WEB" });
    }

    [Fact]
    public void AddDefaultPolicy_beside_a_chosen_default_is_a_problem()
    {
        var options = Two();
        options.DefaultPolicy = "web";
        options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));

        PolicyProblems.Of(options).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Code = "SC1007", Path = "StrictCors:DefaultPolicy", Value = "web" });
    }

    [Fact]
    public void AddDefaultPolicy_adds_and_chooses()
    {
        var options = new StrictCorsOptions();
        options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));

        ConfigurationCheck.Run(options).Table!.Default.Policy.Name.Should().Be("DefaultPolicy");
    }

    [Fact]
    public void R7_a_disabled_endpoint_has_the_enforcement_and_exempt_paths_of_the_policy_it_would_have()
    {
        var options = Two();
        options.Policies["web"].Enforcement = StrictCorsEnforcement.Server;
        options.Policies["web"].ExemptPaths = ["/signin"];
        var table = ConfigurationCheck.Run(options).Table!;

        var disabled = table.Resolve(new(PolicyChoiceKind.Disabled), Named("web"));

        disabled.Should().BeEquivalentTo(
            new { Kind = EndpointPolicyKind.Disabled, Enforcement = StrictCorsEnforcement.Server, IsServerEnforced = true });
        disabled.Policy.Should().BeEquivalentTo(new { IsAnyOrigin = false, Name = (string?)null });
        disabled.ExemptPaths.Should().Equal("/signin");
        disabled.Should().BeSameAs(table.Resolve(new(PolicyChoiceKind.Disabled), Named("web")), "nothing is made per request");
        table.Resolve(new(PolicyChoiceKind.Disabled), default).Enforcement.Should().Be(StrictCorsEnforcement.Browser);
        table.Resolve(new(PolicyChoiceKind.Disabled), Named("wbe")).Enforcement.Should().Be(StrictCorsEnforcement.Browser);
    }

    [Theory]
    [InlineData("NotMade", null, null, "(none)")]
    [InlineData("NotMade", null, "web", "web")]
    [InlineData("NotMade", null, "wbe", "(policy missing)")]
    [InlineData("Bypassed", null, "web", "(bypassed)")]
    [InlineData("Disabled", null, "web", "(CORS disabled)")]
    [InlineData("Disabled", null, null, "(CORS disabled)")]
    [InlineData("Disabled", null, "wbe", "(CORS disabled)")]
    [InlineData("Named", "PARTNERS", "web", "partners")]
    [InlineData("Named", "partner", "web", "(policy missing)")]
    [InlineData("Default", null, "web", "web")]
    [InlineData("Default", null, null, "(policy missing)")]
    [InlineData("Unknown", null, "web", "(policy missing)")]
    public void R5_an_endpoint_has_what_its_metadata_asks_for(string kind, string? name, string? argument, string expected) =>
        ConfigurationCheck.Run(Two()).Table!.Resolve(new(Enum.Parse<PolicyChoiceKind>(kind), name), Named(argument)).ToString().Should().Be(expected);

    [Fact]
    public void R5_a_policy_that_is_written_in_place_is_its_own()
    {
        var table = ConfigurationCheck.Run(Two()).Table!;
        var inline = PolicyChoice.Of(TestPolicy.ForApp(_ => { }).AtEndpoint);

        table.Resolve(inline, Named("web")).Should().BeSameAs(inline.Inline);
        table.Resolve(default, inline).Should().BeSameAs(inline.Inline);
        table.Resolve(new(PolicyChoiceKind.Default), inline).Should().BeSameAs(inline.Inline);
        table.Resolve(new(PolicyChoiceKind.Disabled), inline).Kind.Should().Be(EndpointPolicyKind.Disabled);
    }

    [Fact]
    public void An_endpoint_whose_policy_is_missing_is_closed_by_the_server()
    {
        EndpointPolicy.Missing.Should().BeEquivalentTo(new { Enforcement = StrictCorsEnforcement.Server, Decides = true });
        EndpointPolicy.Missing.Policy.IsAnyOrigin.Should().BeFalse();
    }

    private static PolicyChoice Named(string? name) => name is null ? default : new(PolicyChoiceKind.Named, name);

    private static StrictCorsOptions Two()
    {
        var options = new StrictCorsOptions();
        options.Policies.Add("web", new() { AllowedOrigins = ["https://app.example.com"] });
        options.Policies.Add("partners", new() { AllowedOrigins = ["https://partner.example"] });
        return options;
    }
}
