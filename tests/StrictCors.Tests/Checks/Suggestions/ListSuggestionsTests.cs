using StrictCors.Configuration;
using StrictCors.Origins;

namespace StrictCors.Tests.Checks.Suggestions;

/// <summary>configuration.md, "Suggestions": written in place of the value, in the form in which the value was given, a suggestion removes the
/// problem and does not widen what was written. Otherwise there is advice in words. Every suggestion of every row is followed.</summary>
public class ListSuggestionsTests
{
    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            var keys = WrittenRows.All.Select(row => row.Key).Distinct().ToList();
            foreach (var (form, key) in WrittenList.Forms.Keys.SelectMany(form => keys.Select(key => (form, key))))
            {
                data.Add(form, key, false);
                data.Add(form, key, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_suggested_removes_the_problem_and_widens_nothing(string form, string key, bool withCredentials)
    {
        var failures = WrittenRows.All.Where(row => row.Key == key)
            .Select(row => (row.Entry, Failure: Follow(WrittenList.Forms[form](key, row.Entry, withCredentials), row.Entry)))
            .Where(row => row.Failure is not null)
            .Select(row => $"\"{row.Entry}\": {row.Failure}");

        failures.Should().BeEmpty();
    }

    /// <summary>The reason why following the suggestions does not lead to a right configuration; null if it does, or if there is advice.</summary>
    private static string? Follow(WrittenList list, string entry)
    {
        // Each entry of one string has a problem of its own, and each is corrected once.
        var corrections = entry.Split(';').Length;
        for (var step = 0; ; step++)
        {
            var check = list.Check();
            if (check.Problems.Count == 0)
            {
                return check.Options.Policies["web"] is var policy && Wider(policy, entry) is { } wider ? $"'{wider}' was not named" : null;
            }

            var problem = check.Problems.FirstOrDefault(problem => problem.Fix?.Replacements is not null || problem.Suggestion == "remove the entry");
            if (check.Problems.Any(other => other.Suggestion is null))
            {
                return $"{check.Problems[0].Code} has no advice";
            }

            if (problem is null)
            {
                // A string without any entry is a policy without origins, whose advice is a whole key.
                return check.Problems.Where(other => other.Code != "SC1101").Select(other => LooksLikeAValue(other.Suggestion!))
                    .FirstOrDefault(looks => looks is not null);
            }

            if (step == corrections)
            {
                return $"after what was suggested: {check.Problems[0]}";
            }

            if (problem.Suggestion!.Contains('…', StringComparison.Ordinal))
            {
                return $"cut: {problem.Suggestion}";
            }

            list.Apply(problem);
        }
    }

    /// <summary>Advice is a sentence that nobody takes for the value.</summary>
    private static string? LooksLikeAValue(string advice) =>
        OriginPattern.TryParse(advice, out _) || !advice.Contains(' ', StringComparison.Ordinal) || advice.StartsWith('/') || advice.StartsWith('"')
            ? $"advice that looks like a value: {advice}"
            : null;

    /// <summary>An entry of the result that the written text does not contain.</summary>
    private static string? Wider(StrictCorsPolicyOptions policy, string entry)
    {
        var written = Squeeze(entry);
        return policy.AllowedOrigins.Where(origin => origin != "https://other.example" && !IsNamed(origin, entry, written))
            .Concat(policy.AllowedMethods.SequenceEqual(["GET", "HEAD", "POST"])
                ? [] : policy.AllowedMethods.Where(name => !written.Contains(Squeeze(name))))
            .Concat(policy.AllowedHeaders.Concat(policy.ExposedHeaders).Concat(policy.ExemptPaths).Where(name => !written.Contains(Squeeze(name))))
            .FirstOrDefault();
    }

    private static bool IsNamed(string origin, string entry, string written)
    {
        if (origin == "*")
        {
            return entry.Trim(' ', '"', '\'', '\t') == "*" || entry.Split(';').Any(part => part.Trim(' ', '"', '*').Length == 0);
        }

        // The host is in the text, in its letters; a star of the result is one of the text.
        var (_, _, _, host, _, _) = WrittenOrigin.Read(origin);
        string[] labels = [.. host.Trim('[', ']').Split('.').Select(label => label.Trim('*', '-'))
            .Where(label => label.Length > 0 && !label.StartsWith("xn--", StringComparison.Ordinal))];
        var isAddress = Array.TrueForAll(labels, label => label.All(character => char.IsAsciiHexDigit(character) || character == ':'));
        return (isAddress || Array.TrueForAll(labels, label => written.Contains(Squeeze(label))))
            && (!origin.Contains('*', StringComparison.Ordinal) || entry.Contains('*', StringComparison.Ordinal)
                || entry.StartsWith(@"\.", StringComparison.Ordinal));
    }

    private static string Squeeze(string text) => string.Concat(
        Uri.UnescapeDataString(text).ToLowerInvariant().Where(character => character is not (' ' or '-' or '\\' or '\u00ad' or '"' or '/' or '.')));
}
