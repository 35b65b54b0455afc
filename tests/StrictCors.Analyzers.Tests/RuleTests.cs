using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Tests;

/// <summary>N5: the rules as a whole: their titles, links, release tracking and tests.</summary>
public sealed class RuleTests
{
    private static readonly DiagnosticAnalyzer[] All =
    [
        .. typeof(Rules.Rule).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static IEnumerable<DiagnosticDescriptor> Rules => All.SelectMany(analyzer => analyzer.SupportedDiagnostics);

    [Fact]
    public void N5_every_rule_has_the_title_and_the_section_of_the_catalogue() => Rules.Should().OnlyContain(rule =>
        Problems.All.Any(kind => kind.Id == rule.Id && kind.Title.Replace("`", "", StringComparison.Ordinal) == rule.Title.ToString())
        && rule.HelpLinkUri.EndsWith($"/src/docs/codes.md#{rule.Id.ToLowerInvariant()}", StringComparison.Ordinal));

    [Fact]
    public void N5_release_tracking_has_every_rule_with_its_severity()
    {
        var rules = Rules.GroupBy(rule => rule.Id).Select(group => $"{group.Key} {group.Max(rule => rule.DefaultSeverity)}").ToList();
        var tracked = Tracked().ToList();

        rules.Except(tracked).Should().BeEmpty();
        tracked.Except(rules).Should().BeEmpty();
        tracked.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_rule_that_only_code_has_is_expected_by_some_test()
    {
        var assembly = File.ReadAllBytes(typeof(RuleTests).Assembly.Location);

        Problems.All.Select(kind => kind.Id).Where(code => code.StartsWith("SC4", StringComparison.Ordinal)
            && assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes(code)) < 0
            && assembly.AsSpan().IndexOf(Encoding.Unicode.GetBytes(code)) < 0).Should().BeEmpty();
    }

    [Fact]
    public void N3_every_fix_has_fix_all() => typeof(CodeFixes.DocumentFixProvider).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .Select(type => ((CodeFixProvider)Activator.CreateInstance(type)!).GetFixAllProvider()!.GetSupportedFixAllScopes())
        .Should().NotBeEmpty().And.OnlyContain(scopes => scopes.Contains(FixAllScope.Solution) && scopes.Contains(FixAllScope.Document));

    [Fact]
    public void Every_method_of_the_builder_is_looked_for() => typeof(StrictCorsPolicyBuilder).GetMethods()
        .Where(method => method.ReturnType == typeof(StrictCorsPolicyBuilder)).Select(method => method.Name)
        .Should().BeSubsetOf(Analyzers.Policies.PolicySyntax.Methods);

    private static IEnumerable<string> Tracked() => File.ReadLines(Path.Combine(Root(), "src/StrictCors.Analyzers/AnalyzerReleases.Unshipped.md"))
        .Select(line => line.Split('|')).Where(cells => cells.Length == 4 && cells[0].StartsWith("SC", StringComparison.Ordinal))
        .Select(cells => $"{cells[0].Trim()} {cells[2].Trim()}");

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
