using Microsoft.Extensions.Primitives;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Which requested headers a policy does not cover, and what to do about them.</summary>
internal static class DeniedHeaders
{
    private const int MaxShown = 10;

    /// <summary>The first one, escaped and cut, or null.</summary>
    public static string? First(StrictCorsPolicy policy, StringValues lines) => Find(policy, lines, 1).FirstOrDefault();

    public static string Advise(StrictCorsPolicy policy, StringValues lines)
    {
        // One more than is shown, to know whether there are more.
        var names = Find(policy, lines, MaxShown + 1);
        var missing = new List<string>();
        var advice = new List<string>();
        foreach (var name in names.Take(MaxShown))
        {
            if (name is "*" || HttpNames.IsForbiddenRequestHeader(name))
            {
                advice.Add($"'{name}' is no header that a page can set, so no browser asks for it.");
            }
            else if (HttpNames.IsResponseOnlyHeader(name))
            {
                advice.Add($"'{name}' is a header of answers: remove it from the page's request.");
            }
            else
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            var star = policy.Headers.IsAny ? " (the star does not cover it)" : "";
            advice.Insert(0, $"{Join(missing, '\'')} {(missing.Count == 1 ? "is" : "are")} not allowed{star}; AllowedHeaders would need {Join(missing, '"')}.");
        }

        return string.Join(' ', advice) + (names.Count > MaxShown ? " There are more." : "");
    }

    /// <summary>The first name that is none, escaped and cut.</summary>
    public static string FirstMalformed(StringValues lines)
    {
        var names = new HeaderNameEnumerator(lines);
        while (names.MoveNext())
        {
            if (!HttpNames.IsToken(names.Current))
            {
                return Display.Escape(names.Current.ToString());
            }
        }

        return "";
    }

    private static List<string> Find(StrictCorsPolicy policy, StringValues lines, int max)
    {
        var found = new List<string>();
        var names = new HeaderNameEnumerator(lines);
        while (found.Count < max && names.MoveNext())
        {
            if (!RequestedHeaders.IsAllowed(policy, names.Current) && Display.Escape(names.Current.ToString()) is var name && !found.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                found.Add(name);
            }
        }

        return found;
    }

    private static string Join(List<string> names, char quote) => string.Join(", ", names.Select(name => $"{quote}{name}{quote}"));
}
