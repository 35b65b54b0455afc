using FluentAssertions;
using StrictCors.Conformance.Peers;
using StrictCors.Conformance.Runs;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary>The scores are those of results.json.</summary>
public sealed class ScoreTests
{
    public static TheoryData<string> Others => [.. AllPeers.List.Skip(2).Select(peer => peer.Name)];

    [Fact]
    public async Task StrictCors_wins_every_case_of_must_cache_and_safe()
    {
        var result = await SuiteOnPeer.RunAsync(AllPeers.List[0]);

        result.Lost.Where(lost => lost.Case.Class != CaseClass.Kind).Select(lost => $"{lost.Case.Id}: {lost.Reason}").Should().BeEmpty();
        result.Results.Should().OnlyContain(one => one.IsTried, "it lacks nothing");
        PeerRecord.Of(result).Lost.Keys.Should().BeEquivalentTo(RunRecord.Read().Of("StrictCors").Lost.Keys);
    }

    [Fact]
    public async Task The_builtin_middleware_has_exactly_its_recorded_score()
    {
        var result = PeerRecord.Of(await SuiteOnPeer.RunAsync(AllPeers.List[1]));

        result.Lost.Keys.Should().BeEquivalentTo(RunRecord.Read().Of("ASP.NET Core's own").Lost.Keys);
    }

    /// <summary>Where a package has another version than the recorded one, the score may be another too.</summary>
    [PeersTheory]
    [MemberData(nameof(Others))]
    public async Task A_peer_has_its_recorded_score(string name)
    {
        var peer = AllPeers.List.Single(peer => peer.Name == name);
        if (peer.Missing() is not null)
        {
            return;
        }

        var recorded = RunRecord.Read().Of(name);
        var result = PeerRecord.Of(await SuiteOnPeer.RunAsync(peer));

        // A slow peer, or one whose threads share settings as that of Django do, loses further cases by chance. What is lost for another reason is
        // lost each time.
        var lost = result.Lost.Keys.ToHashSet();
        for (var again = 0; again < 4 && lost.Count > recorded.Lost.Count; again++)
        {
            lost.IntersectWith(PeerRecord.Of(await SuiteOnPeer.RunAsync(peer)).Lost.Keys);
        }

        result.Scores.Keys.Should().BeEquivalentTo(recorded.Scores.Keys);
        if (result.Version == recorded.Version)
        {
            lost.Should().BeEquivalentTo(recorded.Lost.Keys);
        }
    }
}
