using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Names;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Settings;

/// <summary>The problems of all environments, each reported once.</summary>
/// <param name="compilation">The code, which can add policies and name another section.</param>
/// <param name="options">The files and properties of the project.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class SettingsProblems(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
{
    // What can still come from a source that the build does not see, unless every environment lacks it.
    private static readonly string[] Absences = [Problems.SC1101.Id, Problems.SC1008.Id];

    public IEnumerable<(string Path, Diagnostic Diagnostic)> Find()
    {
        var files = ProjectSettings.Of(compilation, options, cancellationToken).Files;
        var unreadable = files.Select(Unreadable).OfType<SettingsFinding>().ToList();
        if (unreadable.Count > 0 || SectionPath.Find(compilation, cancellationToken) is not { } section)
        {
            // .NET configuration does not load such a file, so there is nothing else to check.
            return unreadable.Select(finding => (finding.File.Path, Create(finding, [], 0)));
        }

        var checks = SettingsCheck.OfAll(files, section);
        var code = NamesOfCode();
        var found = new List<FoundIn>();
        foreach (var check in checks)
        {
            found.AddRange(check.Find(code).Select(finding => new FoundIn(check.Environment, finding)));
        }

        // Most builds end here.
        return found.Count == 0 ? [] : Certain(found, checks.Count);
    }

    private IEnumerable<(string Path, Diagnostic Diagnostic)> Certain(List<FoundIn> found, int count) =>
        found.GroupBy(item => (item.Finding.File.Path, item.Finding.Span, item.Finding.Problem.Code, item.Finding.Message))
            .Select(group => (group.First().Finding, Environments: group.Select(item => item.Environment).Distinct().ToList()))
            .Where(item => IsCertain(item.Finding.Problem, item.Environments.Count == count))
            .Select(item => (item.Finding.File.Path, Create(item.Finding, item.Environments, count)));

    private bool IsCertain(StrictCorsConfigurationProblem problem, bool isEverywhere) =>
        !Absences.Contains(problem.Code)
        || (isEverywhere && (problem.Code != Problems.SC1101.Id
            || !Mentions.Any(compilation, "AddOriginSource", "PostConfigure", cancellationToken)));

    private static Diagnostic Create(SettingsFinding finding, List<string> environments, int count)
    {
        var where = environments.Count == count ? "" : $" (in {string.Join(", ", environments)})";
        return Diagnostic.Create(Rule.Of(finding.Problem.Code), finding.Location, finding.Message + where);
    }

    /// <summary>The problem of a file that is not JSON, or has a key twice.</summary>
    private static SettingsFinding? Unreadable(ReadFile file) =>
        file.Layer.Json.Failure is { } failure
            ? new(file, new(Math.Min(failure.Position, file.Layer.Text.Length), 0), Problems.NotJson(file.Name, failure.Message), WrittenForm.Array)
            : file.Layer.Json.Duplicate is var (path, place)
                ? new(file, SettingsFinding.InText(place), Problems.DuplicateKey(file.Name, path), WrittenForm.Array)
            : null;

    private IReadOnlyCollection<string>? NamesOfCode()
    {
        var names = new KnownPolicies(compilation, options, cancellationToken);
        return names.ReadCode() ? names.Names : null;
    }

    /// <summary>A problem of one environment.</summary>
    private sealed record FoundIn(string Environment, SettingsFinding Finding);
}
