using FluentAssertions;
using StrictCors.Conformance.Judges;
using StrictCors.Conformance.Servers;
using StrictCors.Testing;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary>The cases of caches once more, with a real cache instead of the model.</summary>
public sealed class RealCacheTests
{
    /// <summary>Those that wait are left out: the command <c>judge</c> has them.</summary>
    [CachesTheory]
    [InlineData("nginx")]
    [InlineData("varnishd")]
    public async Task V3_No_page_behind_a_real_cache_gets_a_wrong_answer_from_StrictCors(string name)
    {
        await using var server = await StrictServer.StartAsync();
        await using var cache = await RealCache.StartAsync(name, server.Address);
        using var runner = new CaseRunner(new(cache.Address, IsInsecure: false, TimeSpan.FromSeconds(10)), [BrowserEngine.Chromium])
        {
            IsBehindRealCache = true,
        };
        var lost = new List<string>();
        foreach (var one in CaseLibrary.All.Where(IsQuick))
        {
            var result = await runner.RunAsync(one, [], CancellationToken.None);
            lost.AddRange(result.IsLost ? [$"{one.Id}: {result.Reason}"] : []);
        }

        lost.Should().BeEmpty();
    }

    private static bool IsQuick(ConformanceCase one) =>
        one is { Class: CaseClass.Cache, Via: CaseVia.Cache } && one.Steps.All(step => step.Wait == 0);
}
