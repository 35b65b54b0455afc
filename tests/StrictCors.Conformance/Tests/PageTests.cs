using FluentAssertions;
using StrictCors.Conformance.Judges;
using StrictCors.Conformance.Peers;
using StrictCors.Conformance.Runs;
using StrictCors.Conformance.Servers;
using StrictCors.Tests.Documentation;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary>The pages are true.</summary>
public sealed class PageTests
{
    private static readonly string Contract = Repository.Read("src/docs/conformance.md");

    [Fact]
    public void C5_The_generated_pages_and_the_table_of_the_README_are_those_of_the_recorded_run()
    {
        foreach (var (path, text) in GeneratedPages.All())
        {
            Repository.Read(path).Should().Be(text, "{0} is written by: dotnet run --project tests/StrictCors.Conformance -- pages", path);
        }
    }

    [Fact]
    public void C5_The_recorded_run_has_every_peer_and_every_case()
    {
        var run = RunRecord.Read();

        run.Cases.Should().Be(CaseLibrary.All.Count);
        run.Peers.Select(peer => peer.Name).Should().Equal(AllPeers.List.Select(peer => peer.Name));
        run.Peers.Should().OnlyContain(peer => peer.Scores.Values.Sum(score => score.Tried + score.Lacking) == run.Cases);
    }

    [Fact]
    public void C5_Each_lost_point_is_explained()
    {
        var explanations = Explanation.Read();

        RunRecord.Read().Peers
            .SelectMany(peer => peer.Lost.Keys.Where(id => Explanation.Of(explanations, peer.Name, id) is null).Select(id => $"{peer.Name}: {id}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void C3_Every_case_of_must_and_cache_was_judged_by_a_real_browser_or_cache()
    {
        var judged = JudgedRecord.Read().Cases;

        CaseLibrary.All.Where(one => one.Class is CaseClass.Must or CaseClass.Cache)
            .Where(one => judged.GetValueOrDefault(one.Id) is not { AgreesIn.Count: > 0 }).Select(one => one.Id).Should().BeEmpty();
        judged.Should().OnlyContain(pair => pair.Value.Flaw == FlawRecord.Read()[pair.Key].ToString());
    }

    [Fact]
    public void C1_The_page_has_every_path_and_every_feature_of_the_contract()
    {
        foreach (var area in ContractPolicies.Areas)
        {
            Contract.Should().Contain($"| `/{area}` |");
        }

        foreach (var name in Answers.Names.Where(name => name.Length > 0).Append("socket").Append("missing"))
        {
            Contract.Split('\n').Should().Contain(line => line.StartsWith("| `", StringComparison.Ordinal)
                && line.Split('|')[1].Contains($"`{name}`", StringComparison.Ordinal), name);
        }

        foreach (var feature in Features.All.Keys)
        {
            Contract.Should().Contain($"| `{feature}` |");
        }
    }
}
