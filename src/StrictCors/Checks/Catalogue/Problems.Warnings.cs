using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC3001 and SC3002: warnings about policies, with which the program starts.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC3001 = new(
        "SC3001", "An unused policy", "Use its name at an endpoint or as `DefaultPolicy`, or remove the policy.", IsWarning: true);

    public static readonly ProblemKind SC3002 = new(
        "SC3002",
        "In Production, a loopback origin is allowed with credentials",
        "Loopback origins only in `appsettings.Development.json`.",
        IsWarning: true);

    private const int MaxWarned = 10;

    /// <summary>All unused policies in one warning: there can be thousands.</summary>
    /// <param name="paths">The paths of the policies.</param>
    /// <param name="names">Their names, in the same order.</param>
    /// <param name="used">The names of the policies that are used.</param>
    /// <param name="hasDefault">Whether there is a default policy.</param>
    public static StrictCorsConfigurationProblem UnusedPolicies(
        IReadOnlyList<string> paths, IReadOnlyList<string> names, IReadOnlyCollection<string> used, bool hasDefault)
    {
        var near = names.Take(MaxWarned).Select(name => (Name: name, Used: NameSuggestion.Misspelt(used, name)))
            .FirstOrDefault(pair => pair.Used is not null);
        var unused = paths.Count == 1
            ? "This policy is unused: it is not the default policy, and no endpoint names it."
            : "These policies are unused: none of them is the default policy, and no endpoint names them.";
        var first = Display.Escape(near.Name ?? names[0]);
        return SC3001.At(
            ShortList.Join(paths, MaxWarned),
            null,
            near.Used is { } other ? $"{unused} The name '{first}' is close to '{Display.Escape(other)}', which is used." : unused,
            Suggestion.Advise(near.Used is { } meant
                ? $"'{Display.Escape(meant)}' in place of '{first}', if they are one policy"
                : (hasDefault ? "" : $"\"DefaultPolicy\": \"{first}\" in the section, or ")
                    + $".RequireStrictCors(\"{first}\") at an endpoint; or remove the policy"));
    }

    public static StrictCorsConfigurationProblem LoopbackInProduction(IReadOnlyList<(string Path, string Origin)> lists)
    {
        var origins = lists.Select(list => list.Origin).Distinct(StringComparer.Ordinal).ToList();
        return SC3002.At(
            ShortList.Join(lists.Select(list => list.Path), MaxWarned),
            null,
            $"{ShortList.Join(origins, MaxWarned, origin => $"'{origin}'")} {(origins.Count == 1 ? "is" : "are")} allowed with credentials in "
                + "Production: "
                + $"any program on a user's machine can send pages for {(origins.Count == 1 ? "it" : "them")}.",
            Suggestion.Advise("loopback origins in appsettings.Development.json only, with the whole list there"));
    }
}
