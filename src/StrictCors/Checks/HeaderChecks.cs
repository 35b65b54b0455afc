using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>The rules of <c>AllowedHeaders</c> and <c>ExposedHeaders</c>.</summary>
internal static class HeaderChecks
{
    private const string AllowedKey = nameof(StrictCorsPolicyOptions.AllowedHeaders);
    private const string ExposedKey = nameof(StrictCorsPolicyOptions.ExposedHeaders);

    public static void CheckAllowed(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var headers = report.List(AllowedKey, options.AllowedHeaders);
        for (var i = 0; i < headers.Count; i++)
        {
            var name = headers[i] ?? "";
            if (!TokenText.IsOneName(name, TokenKind.RequestHeader))
            {
                var meant = TokenText.Read(name, TokenKind.RequestHeader, isAlone: headers.Count == 1);
                report.AddEntry(AllowedKey, Problems.HeaderIsNotAToken(report.Path(AllowedKey, i), name, meant));
            }
            else if (TokenKinds.IsNoWildcard(name))
            {
                report.Add(Problems.NameIsNoWildcard(report.Path(AllowedKey, i), name, mayHaveStar: true));
            }
            else if (HttpNames.IsForbiddenRequestHeader(name))
            {
                report.Add(Problems.ForbiddenHeader(report.Path(AllowedKey, i), name));
            }
            else if (HttpNames.IsResponseOnlyHeader(name))
            {
                report.Add(Problems.ResponseHeaderAllowed(report.Path(AllowedKey, i), name));
            }
            else if (MisspeltToken.Header(name, TokenKind.RequestHeader, headers) is { } right)
            {
                report.AddEntry(AllowedKey, Problems.MisspeltHeader(report.Path(AllowedKey, i), name, right));
            }
        }

        if (headers.Contains("*") && headers.Any(name => name is not "*" && !HttpNames.IsNonWildcardHeader(name)))
        {
            report.Add(Problems.StarWithOtherHeaders(report.Path(AllowedKey, headers.IndexOf("*"))));
        }
    }

    public static void CheckExposed(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var headers = report.List(ExposedKey, options.ExposedHeaders);
        for (var i = 0; i < headers.Count; i++)
        {
            var name = headers[i] ?? "";
            if (!TokenText.IsOneName(name, TokenKind.ResponseHeader))
            {
                var meant = TokenText.Read(name, TokenKind.ResponseHeader, isAlone: headers.Count == 1 && !options.AllowCredentials);
                report.AddEntry(ExposedKey, Problems.ExposedHeaderIsNotAToken(report.Path(ExposedKey, i), name, meant));
            }
            else if (TokenKinds.IsNoWildcard(name))
            {
                report.Add(Problems.NameIsNoWildcard(report.Path(ExposedKey, i), name, mayHaveStar: !options.AllowCredentials));
            }
            else if (HttpNames.IsForbiddenResponseHeader(name))
            {
                report.Add(Problems.ForbiddenExposedHeader(report.Path(ExposedKey, i), name));
            }
            else if (HttpNames.IsRequestOnlyHeader(name))
            {
                report.Add(Problems.RequestHeaderExposed(report.Path(ExposedKey, i), name));
            }
            else if (MisspeltToken.Header(name, TokenKind.ResponseHeader, headers) is { } right)
            {
                report.AddEntry(ExposedKey, Problems.MisspeltExposedHeader(report.Path(ExposedKey, i), name, right));
            }
            else if (name is "*")
            {
                CheckStar(i, options, report);
            }
        }
    }

    private static void CheckStar(int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.AllowCredentials)
        {
            report.Add(Problems.ExposedStarWithCredentials(report.Path(ExposedKey, index)));
        }

        if (options.ExposedHeaders.Any(name => name is not "*"))
        {
            report.Add(Problems.StarWithOtherExposedHeaders(report.Path(ExposedKey, index)));
        }
    }
}
