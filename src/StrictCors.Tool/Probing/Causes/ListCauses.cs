using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Tool.Probing.Causes;

/// <summary>The lists of methods and headers, and headers that do not exist.</summary>
internal static class ListCauses
{
    private const string Prefix = "Access-Control-";

    private static readonly string[] Known =
    [
        Answer.AllowOrigin, Answer.AllowCredentials, Answer.AllowMethods, Answer.AllowHeaders, Answer.ExposeHeaders, Answer.MaxAge,
        "Access-Control-Allow-Private-Network", "Access-Control-Allow-Local-Network",
    ];

    public static IEnumerable<Cause> Find(Answer answer) =>
        [.. FindMalformed(answer), .. answer.IsPreflight && answer.IsOk ? FindMissing(answer) : [], .. FindStars(answer), .. FindMisspelt(answer)];

    private static IEnumerable<Cause> FindMalformed(Answer answer)
    {
        foreach (var name in (string[])[Answer.AllowMethods, Answer.AllowHeaders, Answer.ExposeHeaders])
        {
            if (Items(answer, name).FirstOrDefault(item => !HttpNames.IsToken(item)) is { } item)
            {
                yield return CauseKinds.ListMalformed.With(
                    $"{name} is {Answer.Show(string.Join(", ", answer.Lines(name)))}, in which {Answer.Show(item)} is not a name. Separate names "
                        + "by commas, "
                        + "without quotes.");
            }
        }
    }

    private static IEnumerable<Cause> FindMissing(Answer answer)
    {
        var method = answer.RoundTrip.RequestHeader("Access-Control-Request-Method") ?? "";
        var methods = Items(answer, Answer.AllowMethods);
        if (methods.FirstOrDefault(item => item.Any(char.IsAsciiLetterLower)
            && (HttpNames.IsNormalizedMethod(item) || item.Equals(method, StringComparison.OrdinalIgnoreCase))) is { } lower && lower != method)
        {
            yield return CauseKinds.AllowMethodsCase.With(
                $"{Answer.AllowMethods} has {Answer.Show(lower)}. Methods are case-sensitive: write {lower.ToUpperInvariant()}.");
        }
        else if (method.Any(char.IsAsciiLetterLower) && methods.Contains(method.ToUpperInvariant()))
        {
            yield return CauseKinds.MethodCase.With(
                $"The page sends {Answer.Show(method)}, which browsers do not change to upper case. Write {method.ToUpperInvariant()} in the page.");
        }
        else if (!HttpNames.IsSafelistedMethod(method) && !methods.Contains(method) && (answer.IncludesCredentials || !methods.Contains("*")))
        {
            yield return CauseKinds.AllowMethodsMissing.With(
                $"{Answer.AllowMethods} {Is(answer, Answer.AllowMethods)}, and the page requests {method}. Add {method}.");
        }

        var names = Items(answer, Answer.AllowHeaders);
        var isAny = names.Contains("*") && !answer.IncludesCredentials;
        var requested = (answer.RoundTrip.RequestHeader("Access-Control-Request-Headers") ?? "").Split(',', StringSplitOptions.TrimEntries);
        var missing = requested.Where(name => name.Length > 0 && !isAny && !names.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count > 0)
        {
            var shown = Display.SingleLine(string.Join(", ", missing), Display.MaxLength);
            yield return CauseKinds.AllowHeadersMissing.With(
                $"{Answer.AllowHeaders} {Is(answer, Answer.AllowHeaders)}, and the page requests {shown}. Add {shown}.");
        }

        if (isAny && requested.Any(name => HttpNames.IsNonWildcardHeader(name)) && !names.Any(name => HttpNames.IsNonWildcardHeader(name)))
        {
            yield return CauseKinds.StarWithoutAuthorization.With(
                $"{Answer.AllowHeaders} is '*', which does not cover authorization (Fetch, \"CORS non-wildcard request-header name\"). Some "
                    + "browsers take it "
                    + "nevertheless. Add authorization.");
        }
    }

    private static IEnumerable<Cause> FindStars(Answer answer)
    {
        var names = (string[])[Answer.AllowMethods, Answer.AllowHeaders, Answer.ExposeHeaders];
        var stars = answer.IncludesCredentials ? names.Where(name => Items(answer, name).Contains("*")) : [];
        return stars.Select(name => CauseKinds.StarWithCredentials.With(
            $"{name} is '*', and the page includes credentials: '*' is then the name of a method or header, not a wildcard. List the names."));
    }

    private static IEnumerable<Cause> FindMisspelt(Answer answer) => answer.RoundTrip.ResponseHeaders.Select(header => header.Key)
        .Where(name => name.StartsWith(Prefix[..^1], StringComparison.OrdinalIgnoreCase) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(name => CauseKinds.HeaderMisspelt.With(
            name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase)
                ? $"{Display.Escape(name)} is a header of requests, and does nothing in a response."
                : $"Browsers know no header {Display.Escape(name)}."
                    + (NameSuggestion.Nearest(Known, name) is { } near ? $" {near} is meant." : "")));

    private static List<string> Items(Answer answer, string name) =>
        [.. answer.Lines(name).SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static string Is(Answer answer, string name) =>
        answer.Lines(name) is { Count: > 0 } lines ? $"is {Answer.Show(string.Join(", ", lines))}" : "is missing";
}
