using StrictCors.Policies;
using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>The rules of <c>AllowedHeaders</c> and <c>ExposedHeaders</c>.</summary>
internal static class HeadersCompiler
{
    private const string AllowedKey = nameof(StrictCorsPolicyOptions.AllowedHeaders);
    private const string ExposedKey = nameof(StrictCorsPolicyOptions.ExposedHeaders);

    public static HeaderSet CompileAllowed(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var headers = report.List(AllowedKey, options.AllowedHeaders);
        for (var i = 0; i < headers.Count; i++)
        {
            var name = headers[i] ?? "";
            if (!HttpNames.IsToken(name))
            {
                report.AddEntry(ProblemCodes.HeaderNoToken, AllowedKey, i, name, "A header name is a token (RFC 9110 §5.6.2), one per entry.", TokenSuggestion.For(name));
            }
            else if (HttpNames.IsForbiddenRequestHeader(name))
            {
                report.AddEntry(ProblemCodes.HeaderForbidden, AllowedKey, i, name, "Pages cannot set this header, so browsers never ask for it (Fetch, \"forbidden request-header\").", "remove the entry");
            }
            else if (HttpNames.IsResponseOnlyHeader(name))
            {
                report.AddEntry(ProblemCodes.HeaderResponseOnly, AllowedKey, i, name, "This is a header of the server's answer; requests do not carry it.", "remove the entry");
            }
        }

        var isAny = headers.Contains("*");
        if (isAny && headers.Any(name => name is not "*" && !HeaderSet.IsNonWildcard(name)))
        {
            report.AddEntry(ProblemCodes.StarBesideHeaders, AllowedKey, headers.IndexOf("*"), "*", "'*' is every header but Authorization, the only name that may stand beside it.", "\"*\", or \"*\" and \"Authorization\", or the list without the star");
        }

        return new HeaderSet(headers.Where(name => name is not "*"), isAny);
    }

    /// <summary>The names to send: the CORS-safelisted ones are accepted and left out, pages read them anyway.</summary>
    public static List<string> CompileExposed(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var headers = report.List(ExposedKey, options.ExposedHeaders);
        for (var i = 0; i < headers.Count; i++)
        {
            var name = headers[i] ?? "";
            if (!HttpNames.IsToken(name))
            {
                report.AddEntry(ProblemCodes.ExposedNoToken, ExposedKey, i, name, "A header name is a token (RFC 9110 §5.6.2), one per entry.", TokenSuggestion.For(name));
            }
            else if (HttpNames.IsForbiddenResponseHeader(name))
            {
                report.AddEntry(ProblemCodes.ExposedForbidden, ExposedKey, i, name, "Browsers never show cookies to pages (Fetch, \"forbidden response-header name\").", "remove the entry");
            }
            else if (HttpNames.IsRequestOnlyHeader(name))
            {
                report.AddEntry(ProblemCodes.ExposedRequestOnly, ExposedKey, i, name, "This is a header of requests; responses do not carry it.", "remove the entry");
            }
            else if (name is "*")
            {
                CheckStar(i, options, report);
            }
        }

        return [.. headers.Where(name => name is not null && !HttpNames.IsSafelistedResponseHeader(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static void CheckStar(int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.AllowCredentials)
        {
            report.AddEntry(ProblemCodes.ExposedStarWithCredentials, ExposedKey, index, "*", "With credentials '*' is the name of a header, not a wildcard (Fetch, \"CORS-exposed header-name list\").", "list the headers");
        }

        if (options.ExposedHeaders.Any(name => name is not "*"))
        {
            report.AddEntry(ProblemCodes.StarBesideExposed, ExposedKey, index, "*", "'*' is every header and stands alone.", "either '*' alone, or the list without it");
        }
    }
}
