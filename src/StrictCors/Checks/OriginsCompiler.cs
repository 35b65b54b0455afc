using System.Globalization;
using StrictCors.Matching;
using StrictCors.Origins;

namespace StrictCors.Checks;

/// <summary>The rules of <c>AllowedOrigins</c>: spelling, <c>*</c>, <c>null</c>, and the guards of policies with credentials.</summary>
internal static class OriginsCompiler
{
    private const string Key = nameof(StrictCorsPolicyOptions.AllowedOrigins);

    public static OriginSet Compile(StrictCorsPolicyOptions options, ProblemReport report)
    {
        // Null, as code can set it, is no origins either.
        var origins = options.AllowedOrigins ?? [];
        var set = new OriginSet(origins.Count);
        if (origins.Count == 0 && options.OriginSource is null && !report.IsUnread(Key))
        {
            report.Add(ProblemCodes.NoOrigins, Key, null, "A policy without origins allows nobody.", "\"AllowedOrigins\": [ \"https://app.example.com\" ]");
        }

        for (var i = 0; i < origins.Count; i++)
        {
            var text = origins[i] ?? "";
            if (OriginPattern.TryParse(text, out var pattern))
            {
                Check(pattern, i, options, report);
                set.Add(pattern);
                continue;
            }

            var diagnosis = OriginPatternDiagnosis.Of(text);
            var code = string.Create(CultureInfo.InvariantCulture, $"SC{(int)diagnosis.Fault}");
            report.AddEntry(code, Key, i, text, diagnosis.Message, diagnosis.Suggestion);
        }

        return set;
    }

    private static void Check(OriginPattern pattern, int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        switch (pattern.Kind)
        {
            case OriginPatternKind.Any:
                CheckAny(index, options, report);
                break;
            case OriginPatternKind.Null:
                CheckNull(index, options, report);
                break;
            case var _ when options.AllowCredentials:
                CheckGuards(pattern, index, options, report);
                break;
        }
    }

    private static void CheckAny(int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.AllowedOrigins.Any(other => other is not "*"))
        {
            report.AddEntry(ProblemCodes.StarBesideOrigins, Key, index, "*", "'*' allows every origin and stands alone.", "either '*' alone, or the list without it");
        }

        if (options.AllowCredentials)
        {
            report.AddEntry(ProblemCodes.StarWithCredentials, Key, index, "*", "'*' with AllowCredentials would let every site act as the signed-in user; browsers refuse it (Fetch, \"CORS check\").", "list the origins, or set AllowCredentials to false");
        }
    }

    private static void CheckNull(int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.AllowCredentials)
        {
            report.AddEntry(ProblemCodes.NullWithCredentials, Key, index, "null", "'null' is the origin of every sandboxed frame, so it identifies nobody; it is never allowed with AllowCredentials.", "remove the entry, or set AllowCredentials to false");
        }
        else if (!options.DangerouslyAllowNullOrigin)
        {
            report.AddEntry(ProblemCodes.NullWithoutSwitch, Key, index, "null", "'null' is the origin of every sandboxed frame and local file: any site can have it.", "remove the entry, or set DangerouslyAllowNullOrigin to true");
        }
    }

    private static void CheckGuards(OriginPattern pattern, int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (!options.DangerouslyAllowInsecureOrigins && InsecureOrigins.Contains(pattern.Scheme, pattern.Host))
        {
            report.AddEntry(ProblemCodes.InsecureOrigin, Key, index, pattern.Text, "With AllowCredentials an http origin is refused: anyone on the network can speak for it.", $"{OverTls(pattern.Text)}, or set DangerouslyAllowInsecureOrigins to true");
        }

        if (!options.DangerouslyAllowPublicSuffixWildcards && pattern.IsWildcard
            && (PublicSuffixes.IsPublicSuffix(pattern.Host) || PublicSuffixes.IsParentOfPublicSuffixes(pattern.Host)))
        {
            report.AddEntry(ProblemCodes.PublicSuffixWildcard, Key, index, pattern.Text, $"'{pattern.Host}' is a public suffix: anyone can register a name that this wildcard covers, and AllowCredentials would let them act as the signed-in user.", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true");
        }
    }

    /// <summary>The https spelling of an http pattern; the port 443 goes without saying there.</summary>
    private static string OverTls(string text)
    {
        var https = "https" + text["http".Length..];
        return https.EndsWith(":443", StringComparison.Ordinal) ? https[..^":443".Length] : https;
    }
}
