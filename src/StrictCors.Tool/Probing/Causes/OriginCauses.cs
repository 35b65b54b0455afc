using StrictCors.Origins;

namespace StrictCors.Tool.Probing.Causes;

/// <summary><c>Access-Control-Allow-Origin</c> and <c>Access-Control-Allow-Credentials</c>.</summary>
internal static class OriginCauses
{
    public static IEnumerable<Cause> Find(Answer answer, bool hadHeadersBefore)
    {
        if (FindOrigin(answer, hadHeadersBefore) is { } cause)
        {
            yield return cause;
        }

        var credentials = answer.Lines(Answer.AllowCredentials);
        if (credentials.Count > 1 || credentials is [not "true"])
        {
            yield return CauseKinds.AllowCredentialsValue.With(
                $"{Answer.AllowCredentials} is {Answer.Show(string.Join(", ", credentials))}. The only value is true, in lower case, once; "
                    + "otherwise leave the header out.");
        }
        else if (credentials.Count == 0 && answer.IncludesCredentials && answer.Lines(Answer.AllowOrigin) is [var origin] && origin == answer.Origin)
        {
            yield return CauseKinds.AllowCredentialsMissing.With(
                $"The page includes credentials, and {answer.What.ToLowerInvariant()} has no {Answer.AllowCredentials}: true.");
        }
    }

    private static Cause? FindOrigin(Answer answer, bool hadHeadersBefore)
    {
        var lines = answer.Lines(Answer.AllowOrigin);
        return lines switch
        {
            [] when !answer.IsPreflight && answer.Status >= 400 && hadHeadersBefore => CauseKinds.ErrorWithoutHeaders.With(
                $"The preflight is allowed, and the response with {answer.Status} has no {Answer.AllowOrigin}. The code that handles errors drops "
                    + "the "
                    + "headers, or an error ends the request before CORS runs."),
            [] => CauseKinds.AllowOriginMissing.With(
                $"{answer.What} has no {Answer.AllowOrigin}: the server does not allow this origin, or its CORS code does not run for this request."),
            [_, _, ..] => CauseKinds.AllowOriginDoubled.With(
                $"{Answer.AllowOrigin} comes {lines.Count} times ({Answer.Show(string.Join(", ", lines))}): two parts of the server set it, for "
                    + "instance "
                    + "a proxy and the application. Let one of them do it."),
            [var origin] when origin == answer.Origin => null,
            ["*"] => answer.IncludesCredentials
                ? CauseKinds.AllowOriginStar.With(
                    $"{Answer.AllowOrigin} is '*', which is not for requests with credentials. Send the origin itself, for origins that are trusted.")
                : null,
            [var origin] => FindInValue(answer, origin),
        };
    }

    private static Cause FindInValue(Answer answer, string origin)
    {
        var shown = Answer.Show(origin);
        var trimmed = origin.Trim().Trim('"', '\'').TrimEnd('/');
        var authority = answer.Origin.StartsWith("https:", StringComparison.Ordinal) ? ":443" : ":80";
        return trimmed.Equals(answer.Origin, StringComparison.OrdinalIgnoreCase)
            || trimmed.Equals(answer.Origin + authority, StringComparison.OrdinalIgnoreCase)
                ? CauseKinds.AllowOriginSpelling.With(
                    $"{Answer.AllowOrigin} is {shown}. Browsers compare it letter by letter with {answer.Origin}: lower case, no slash, no "
                        + "default port, no quotes.")
            : origin.Contains(',', StringComparison.Ordinal) || origin.Trim().Contains(' ', StringComparison.Ordinal)
                ? CauseKinds.AllowOriginListed.With(
                    $"{Answer.AllowOrigin} is {shown}. It is one origin, not a list: compare Origin with the list, and send the origin that matches.")
            : trimmed == "null" || Origin.TryParse(trimmed, out _)
                ? CauseKinds.AllowOriginOther.With(
                    $"{Answer.AllowOrigin} is {shown}, and the page has {answer.Origin}: the server sends one fixed origin, or an answer that a "
                        + "cache kept "
                        + "for another page.")
            : CauseKinds.AllowOriginPattern.With(
                $"{Answer.AllowOrigin} is {shown}. Browsers know no patterns: compare Origin with the pattern, and send the origin that matches.");
    }
}
