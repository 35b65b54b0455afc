using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StrictCors.Analyzers.Names;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Settings;

/// <summary>The problems of all environments, each reported once.</summary>
/// <param name="compilation">The code, which can add policies and name another section.</param>
/// <param name="additional">The additional files.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class SettingsProblems(Compilation compilation, ImmutableArray<AdditionalText> additional, CancellationToken cancellationToken)
{
    /// <summary>The environment of a program that was not given one.</summary>
    private const string Default = "Production";

    // What can still come from a source that the build does not see, unless every environment lacks it.
    private static readonly string[] Absences = [Problems.SC1101.Id, Problems.SC1008.Id];

    public IEnumerable<(string Path, Diagnostic Diagnostic)> Find()
    {
        var files = Read().ToList();
        var unreadable = files.Select(Unreadable).OfType<SettingsFinding>().ToList();
        if (unreadable.Count > 0 || SectionPath.Find(compilation, cancellationToken) is not { } section)
        {
            // .NET configuration does not load such a file, so there is nothing else to check.
            return unreadable.Select(finding => (finding.File.Path, Create(finding, [], 0)));
        }

        var checks = Environments(files).Select(environment => new SettingsCheck(environment, section, LayersOf(files, environment))).ToList();
        var code = NamesOfCode();
        var found = checks.SelectMany(check => check.Find(code).Select(finding => (check.Environment, Finding: finding)))
            .GroupBy(item => (item.Finding.File.Path, item.Finding.Span, item.Finding.Problem.Code, item.Finding.Message));
        return
        [
            .. found.Select(group => (group.First().Finding, Environments: group.Select(item => item.Environment).Distinct().ToList()))
                .Where(item => IsCertain(item.Finding.Problem, item.Environments.Count == checks.Count))
                .Select(item => (item.Finding.File.Path, Create(item.Finding, item.Environments, checks.Count))),
        ];
    }

    private bool IsCertain(StrictCorsConfigurationProblem problem, bool isEverywhere) =>
        !Absences.Contains(problem.Code)
        || (isEverywhere && (problem.Code != Problems.SC1101.Id
            || !Mentions.Any(compilation, "AddOriginSource", "PostConfigure", cancellationToken)));

    private static Diagnostic Create(SettingsFinding finding, List<string> environments, int count)
    {
        var where = environments.Count == count ? "" : $" (in {string.Join(", ", environments)})";
        return Diagnostic.Create(Rule.Of(finding.Problem.Code), finding.Location, finding.Message + where);
    }

    private IEnumerable<ReadFile> Read()
    {
        foreach (var file in additional)
        {
            if (SettingsFile.EnvironmentOf(file.Path) is { } environment && SettingsLayer.Of(file, cancellationToken) is { } layer)
            {
                yield return new(file.Path, environment, layer);
            }
        }
    }

    /// <summary>The problem of a file that is not JSON, or has a key twice.</summary>
    private static SettingsFinding? Unreadable(ReadFile file) =>
        file.Layer.Failure is { } failure
            ? new(file, new(Math.Min(failure.Position, file.Layer.Text.Length), 0), Problems.NotJson(file.Name, failure.Message), WrittenForm.Array)
            : file.Layer.Duplicate is var (path, place) ? new(file, place, Problems.DuplicateKey(file.Name, path), WrittenForm.Array)
            : null;

    private static IEnumerable<string> Environments(IReadOnlyList<ReadFile> files) =>
        files.Select(file => file.Environment).Where(environment => environment.Length > 0).Append(Default).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(environment => environment, StringComparer.Ordinal);

    private static List<ReadFile> LayersOf(List<ReadFile> files, string environment) =>
    [
        .. files.Where(file => file.Environment.Length == 0),
        .. files.Where(file => file.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase)),
    ];

    private IReadOnlyCollection<string>? NamesOfCode()
    {
        var names = new KnownPolicies(compilation, [], cancellationToken);
        return names.ReadCode() ? names.Names : null;
    }
}
