using Microsoft.Extensions.Primitives;
using StrictCors.Checks;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Which requested headers a policy does not cover, and what to do about them.</summary>
internal static class DeniedHeaders
{
    private const int MaxShown = 10;

    /// <summary>The first header that the policy does not cover, escaped and cut, or null.</summary>
    public static string? First(StrictCorsPolicy policy, StringValues lines) => Find(policy, lines, 1).FirstOrDefault();

    public static string Advise(StrictCorsPolicy policy, StringValues lines)
    {
        var names = Find(policy, lines, RequestedHeaders.MaxNames);
        var unsettable = names.FindAll(name => name is "*" || HttpNames.IsForbiddenRequestHeader(name));
        var responseOnly = names.FindAll(name => HttpNames.IsResponseOnlyHeader(name));
        var others = names.Except([.. unsettable, .. responseOnly]).ToList();
        var misspelt = others.FindAll(name => MisspeltToken.Header(name, TokenKind.RequestHeader, []) is not null);
        others = [.. others.Except(misspelt)];
        var missing = others.FindAll(name => Writable.IsCut(name) || Writable.IsHeader(name));
        var star = policy.Headers.IsAny ? " (the star does not cover it)" : "";
        IEnumerable<string> sentences =
        [
            Sentence(missing, "is not allowed", "are not allowed",
                $"{star}; AllowedHeaders would need {ShortList.Join(missing, MaxShown, Writable.Quote)}."),
            .. misspelt.Take(MaxShown).Select(name => Misspelt(policy, name, MisspeltToken.Header(name, TokenKind.RequestHeader, [])!)),
            Sentence([.. others.Except(missing)], "is not allowed, and AllowedHeaders cannot list it",
                "are not allowed, and AllowedHeaders cannot list them", ": the page has to use another name."),
            Sentence(unsettable, "is not a header that a page can set", "are not headers that a page can set", ", so no browser requests it."),
            Sentence(responseOnly, "is a response header", "are response headers", ": remove it from the page's request."),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>The first name that is not a valid header name, escaped and cut.</summary>
    public static string FirstMalformed(StringValues lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(lines[i]))
            {
                if (!HttpNames.IsToken(name))
                {
                    return Display.Escape(name.ToString());
                }
            }
        }

        return "";
    }

    private static List<string> Find(StrictCorsPolicy policy, StringValues lines, int max)
    {
        var found = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(lines[i]))
            {
                if (!RequestedHeaders.IsAllowed(policy, name)
                    && Display.Escape(name.ToString()) is var shown && !found.Contains(shown, StringComparer.OrdinalIgnoreCase))
                {
                    found.Add(shown);
                }

                if (found.Count == max)
                {
                    return found;
                }
            }
        }

        return found;
    }

    /// <summary>AllowedHeaders can list a misspelt name only next to the right one.</summary>
    private static string Misspelt(StrictCorsPolicy policy, string name, string meant) =>
        $"'{name}' is not allowed. If '{meant}' is meant, the page has to send that"
            + (RequestedHeaders.IsAllowed(policy, meant) ? "" : $", and AllowedHeaders would need \"{meant}\"")
            + "; otherwise AllowedHeaders would need both names.";

    private static string Sentence(List<string> names, string one, string several, string end) =>
        names.Count == 0 ? "" : $"{ShortList.Join(names, MaxShown, name => $"'{name}'")} {(names.Count == 1 ? one : several)}{end}";
}
