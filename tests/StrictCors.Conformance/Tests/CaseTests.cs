using FluentAssertions;
using StrictCors.Conformance.Reference;
using StrictCors.Conformance.Runs;
using StrictCors.Conformance.Servers;
using StrictCors.Testing;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary>Each case can be won without StrictCors, and can be lost.</summary>
public sealed class CaseTests
{
    [Fact]
    public void C2_There_are_at_least_150_cases_of_four_classes()
    {
        CaseLibrary.All.Count.Should().BeGreaterThanOrEqualTo(150);
        CaseLibrary.All.Select(one => one.Class).Distinct().Should().BeEquivalentTo(Enum.GetValues<CaseClass>());
        CaseLibrary.All.Select(one => one.Id).Should().OnlyHaveUniqueItems();
        CaseLibrary.All.Select(one => one.Sentence).Should().OnlyHaveUniqueItems().And.OnlyContain(sentence => sentence.EndsWith('.'));
        CaseLibrary.All.Should().OnlyContain(one => one.Clause.Length > 0 && one.Steps.Count > 0);
        CaseLibrary.All.SelectMany(one => one.Needs).Should().BeSubsetOf(Features.All.Keys);
    }

    [Fact]
    public void C1_A_case_uses_only_paths_of_the_contract()
    {
        string[] names = [.. Answers.Names, "missing", "socket"];
        foreach (var path in CaseLibrary.All.SelectMany(one => one.Steps).Select(step => step.Path))
        {
            var parts = path.Split('/');
            ContractPolicies.Areas.Should().Contain(parts[1], path);
            names.Should().Contain(parts.ElementAtOrDefault(2) ?? "", path);
        }
    }

    [Fact]
    public async Task C2_The_reference_wins_every_case()
    {
        await using var server = await ReferenceServer.StartAsync(new());

        var result = await SuiteOnPeer.RunAsync(server.Address, CaseLibrary.All);

        result.Lost.Select(lost => $"{lost.Case.Id}: {lost.Reason}").Should().BeEmpty();
    }

    [Fact]
    public async Task C2_Each_case_is_lost_with_a_flaw()
    {
        var (switcher, flaws) = (new FlawSwitch(), FlawRecord.Read());
        await using var server = await ReferenceServer.StartAsync(switcher);
        using var runner = new CaseRunner(new(server.Address, IsInsecure: false, TimeSpan.FromSeconds(10)), SuiteRunner.Engines);
        var won = new List<string>();
        foreach (var one in CaseLibrary.All)
        {
            switcher.Current = flaws[one.Id];
            var result = await runner.RunAsync(one, [], CancellationToken.None);
            won.AddRange(result.IsLost ? [] : [one.Id]);
        }

        won.Should().BeEmpty();
    }

    [Fact]
    public async Task C1_A_case_of_a_feature_that_is_lacking_is_not_lost()
    {
        using var runner = new CaseRunner(new(new("http://127.0.0.1:9"), IsInsecure: false, TimeSpan.FromSeconds(1)), [BrowserEngine.Chromium]);

        var result = await runner.RunAsync(CaseLibrary.All.First(one => one.Needs.Contains("any")), ["any"], CancellationToken.None);

        result.Should().BeEquivalentTo(new { Lacking = "any", IsTried = false, IsLost = false, IsWon = false });
    }
}
