using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Rules;

/// <summary>From a problem of the catalogue to a diagnostic: the same words as at startup, and what a code fix needs.</summary>
internal static class Report
{
    /// <summary>The property with the values that replace the written one, each on a line of its own.</summary>
    public const string Replacements = "replacements";

    /// <summary>The property of an entry that is to be removed.</summary>
    public const string Remove = "remove";

    public static Diagnostic Create(StrictCorsConfigurationProblem problem, Location location, bool isHint = false) => Diagnostic.Create(
        isHint ? Rule.Hint(problem.Code) : Rule.Of(problem.Code), location, PropertiesOf(problem.Fix), TextOf(problem, WrittenForm.Builder));

    public static Diagnostic Create(StrictCorsConfigurationProblem problem, Location location, WrittenForm form) =>
        Diagnostic.Create(Rule.Of(problem.Code), location, PropertiesOf(problem.Fix), TextOf(problem, form));

    /// <summary>The value, what is wrong with it, and what to write, in one line.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="form">How the value is written.</param>
    public static string TextOf(StrictCorsConfigurationProblem problem, WrittenForm form)
    {
        var value = problem.Value is null ? "" : $"\"{problem.Value}\": ";
        var suggestion = problem.In(null, form).Suggestion;
        return suggestion is null ? value + problem.Message
            : suggestion.StartsWith(Suggestion.Existing, StringComparison.Ordinal) ? $"{value}{problem.Message} {suggestion}"
            : $"{value}{problem.Message} Write: {suggestion}";
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(Suggestion? fix)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (fix is { Replacements: { Count: > 0 } replacements, Widens: false })
        {
            return properties.Add(Replacements, string.Join("\n", replacements));
        }

        return ReferenceEquals(fix, Suggestion.RemoveEntry) ? properties.Add(Remove, "") : properties;
    }
}
