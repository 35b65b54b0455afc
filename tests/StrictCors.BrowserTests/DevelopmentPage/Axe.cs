using System.Text.Json;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>The accessibility rules of axe-core, which <c>npm ci</c> installs.</summary>
internal static class Axe
{
    public const string Missing = "This test needs axe-core: npm ci --prefix tests/StrictCors.BrowserTests/DevelopmentPage.";

    private static readonly string Script =
        Repository.PathOf("tests/StrictCors.BrowserTests/DevelopmentPage/node_modules/axe-core/axe.min.js");

    public static bool IsSkipped => !File.Exists(Script) && !Installed.IsRequired;

    /// <summary>What the rules find on the page as it is now, one line for each element.</summary>
    public static async Task<string[]> RunAsync(ITab tab)
    {
        // The driver runs it, not the page: the page's policy permits no script of others.
        await tab.CallAsync<object?>($"(() => {{ {await File.ReadAllTextAsync(Script)} }})", new { });
        var rules = await tab.CallAsync<int>("(async () => (await axe.run(document)).passes.length)", new { });
        rules.Should().BeGreaterThan(10, "otherwise the rules have seen nothing");
        var json = await tab.CallAsync<string>("""
            (async () => JSON.stringify((await axe.run(document, { resultTypes: ["violations"] })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))))
            """, new { });
        return JsonSerializer.Deserialize<string[]>(json)!;
    }
}
