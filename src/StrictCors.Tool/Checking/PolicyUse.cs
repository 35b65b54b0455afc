using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Tool.Checking;

/// <summary>Which policies nothing names: neither the settings, nor a text in the sources of the project.</summary>
internal static partial class PolicyUse
{
    private const int MaxFiles = 20_000;
    private const int MaxFileLength = 4_000_000;

    private static readonly HashSet<string> Sources = new([".cs", ".cshtml", ".razor", ".fs", ".vb"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A warning for each policy that nothing names. Without sources nothing is known about the use of policies.</summary>
    public static IEnumerable<StrictCorsConfigurationProblem> FindUnused(SettingsReading reading, string? project)
    {
        var options = reading.Check.Options;
        var unused = options.Policies.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var used = ListEntries.Split(options.DefaultPolicy ?? "").Concat(reading.Configuration.GetSection("ReverseProxy:Routes").GetChildren()
            .SelectMany(route => ListEntries.Split(route["CorsPolicy"] ?? ""))).ToList();
        unused.ExceptWith(used);
        if (unused.Count == 0 || project is null || !RemoveNamed(unused, project))
        {
            return [];
        }

        return options.Policies.Keys.Where(unused.Contains)
            .Select(name => Problems.UnusedPolicies(
                [ConfigurationWarnings.PathOf(options, name)], [name], used, hasDefault: options.DefaultPolicy is not null));
    }

    /// <summary>Removes every name that occurs as a text in the sources. False if there are no sources, or too many to read.</summary>
    private static bool RemoveNamed(HashSet<string> names, string project)
    {
        var files = SourcesOf(project).Take(MaxFiles + 1).ToList();
        foreach (var file in files.Count > MaxFiles ? [] : files)
        {
            if (names.Count > 0 && file.Length <= MaxFileLength)
            {
                var literals = Literal().Matches(File.ReadAllText(file.FullName)).Select(match => match.Groups["text"].Value);
                names.ExceptWith(literals.SelectMany(ListEntries.Split));
            }
        }

        return files.Count is > 0 and <= MaxFiles;
    }

    private static IEnumerable<FileInfo> SourcesOf(string folder)
    {
        var walk = new EnumerationOptions { IgnoreInaccessible = true };
        return new DirectoryInfo(folder).EnumerateFiles("*", walk).Where(file => Sources.Contains(file.Extension))
            .Concat(Directory.EnumerateDirectories(folder, "*", walk)
                .Where(IsOfSources).SelectMany(SourcesOf));
    }

    private static bool IsOfSources(string folder) =>
        Path.GetFileName(folder) is not ("bin" or "obj" or "node_modules" or ['.', ..]) && new DirectoryInfo(folder).LinkTarget is null;

    [GeneratedRegex("\"(?<text>[^\"\\r\\n]{1,200})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();
}
