using StrictCors.Analyzers.Names;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Analyzers.Settings;

/// <summary>The settings of one environment, read and checked by the library's reader and checks.</summary>
/// <param name="environment">Its name.</param>
/// <param name="section">The path of the section.</param>
/// <param name="files">Its files, lowest first.</param>
internal sealed class SettingsCheck(string environment, string section, IReadOnlyList<ReadFile> files)
{
    /// <summary>The environment of a program that was not given one.</summary>
    private const string Default = "Production";

    private readonly Lazy<StrictCorsOptions?> _options = new(() => Read(section, files));

    public string Environment => environment;

    /// <summary>Gets what the files give; null if none of them has the section.</summary>
    public StrictCorsOptions? Options => _options.Value;

    /// <summary>Each environment that has a file, and the default one.</summary>
    /// <param name="files">All files, lowest first.</param>
    /// <param name="section">The path of the section.</param>
    public static IReadOnlyList<SettingsCheck> OfAll(IReadOnlyList<ReadFile> files, string section) =>
    [
        .. files.Select(file => file.Environment).Where(name => name.Length > 0).Append(Default).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new SettingsCheck(name, section, [.. files.Where(file => file.IsOf(name))])),
    ];

    /// <summary>Every problem, with its place. Code may add policies; their names are known or anything is possible.</summary>
    /// <param name="code">The names that code adds; null if there may be any.</param>
    public IReadOnlyList<SettingsFinding> Find(IReadOnlyCollection<string>? code)
    {
        return Options is not { } options ? []
            : [.. options.Problems.Concat(PolicyNames.Check(options)).Concat(CheckPolicies(options)).Concat(CheckDefault(options, code))
                .Select(Place)];
    }

    private static StrictCorsOptions? Read(string section, IReadOnlyList<ReadFile> files)
    {
        if (!files.Any(file => file.Layer.Json.Find(section) is not null))
        {
            return null;
        }

        var options = new StrictCorsOptions();
        var layers = files.Select(file => new ConfigurationLayer(file.Name,
            [.. file.Layer.Json.Values.Select(place => new KeyValuePair<string, string?>(place.Path, place.Text))]));
        SectionReader.Read(new StrictCorsSection(section, [.. layers]), options);
        return options;
    }

    private static IEnumerable<StrictCorsConfigurationProblem> CheckPolicies(StrictCorsOptions options)
    {
        foreach (var pair in options.Policies)
        {
            var report = new ProblemReport(pair.Value, $"{options.SectionPath}:Policies:{pair.Key}");
            foreach (var _ in PolicyChecks.Check(pair.Value, report))
            {
                // The checks are complete after the last pattern.
            }

            foreach (var problem in report.Problems)
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<StrictCorsConfigurationProblem> CheckDefault(StrictCorsOptions options, IReadOnlyCollection<string>? code)
    {
        if (options.DefaultPolicy is not { } names || options.UnreadKeys.Contains(nameof(options.Policies)))
        {
            return [];
        }

        var path = $"{options.SectionPath}:DefaultPolicy";
        return PolicyListChecks.Check(path, names, options.Policies, name =>
            code is null || code.Contains(name, StringComparer.OrdinalIgnoreCase) ? null
                : Problems.UnknownDefaultPolicy(path, name, [.. options.Policies.Keys, .. code]));
    }

    /// <summary>The place is in the highest file that gives the value. A list comes as a whole from one file.</summary>
    private SettingsFinding Place(StrictCorsConfigurationProblem problem)
    {
        var highestFirst = files.Reverse().ToList();
        var list = ListOf(problem.Path);
        if (list is not null && highestFirst.Find(file => file.Layer.FindShown(list) is not null) is { } giver)
        {
            highestFirst = [giver];
        }

        for (var path = problem.Path; path.Length > 0; path = path.LastIndexOf(':') is > 0 and var colon ? path.Substring(0, colon) : "")
        {
            if (highestFirst.Find(file => file.Layer.FindShown(path) is not null) is { } file)
            {
                return SettingsFinding.In(file, file.Layer.FindShown(path)!, problem, list is null ? null : file.Layer.FindShown(list));
            }
        }

        return SettingsFinding.AtStart(files[0], problem);
    }

    /// <summary>The path of the list that a path is at or in; null if it is not in a list.</summary>
    private string? ListOf(string path)
    {
        var keys = path.Split(':');
        var list = section.Split(':').Length + 2;
        return keys.Length > list && PolicyReader.IsList(keys[list]) ? string.Join(":", keys.Take(list + 1))
            : keys.Length == list - 1 && keys[list - 2].Equals("DefaultPolicy", StringComparison.OrdinalIgnoreCase) ? path
            : null;
    }
}
