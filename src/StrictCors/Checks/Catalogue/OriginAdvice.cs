using StrictCors.Origins;

namespace StrictCors.Checks;

/// <summary>What to write instead of an entry of <c>AllowedOrigins</c> that is not a pattern: a replacement only if it removes the problem and
/// covers no origin that the author did not name, and advice in words otherwise.</summary>
internal static class OriginAdvice
{
    private const string Switch = "with DangerouslyAllowNullOrigin";

    /// <param name="diagnosis">What is wrong with the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="withCredentials">Whether the policy allows credentials. Then '*', 'null' and 'file://' are never allowed.</param>
    public static Suggestion For(in OriginPatternDiagnosis diagnosis, string entry, bool withCredentials)
    {
        var origins = diagnosis.Suggestions;
        var hasNull = origins.Contains(OriginPattern.Null.Text);
        var hasAny = origins.Contains(OriginPattern.Any.Text);
        var shown = string.Join(", ", origins.Select(origin => $"'{origin}'"));
        return diagnosis.Fault switch
        {
            OriginPatternFault.Empty => Suggestion.RemoveEntry,
            OriginPatternFault.FileScheme => Suggestion.Advise(withCredentials
                ? "a scheme of the application's own, such as 'app://.'; a page from a file is never allowed with AllowCredentials"
                : $"a scheme of the application's own, such as 'app://.'; or 'null' or 'file://' {Switch}"),
            OriginPatternFault.DataScheme => NullOrNothing(withCredentials),
            _ when hasNull && origins.Count == 1 => NullOrNothing(withCredentials),
            _ when (hasNull || hasAny) && origins.Count > 1 => Suggestion.Advise(withCredentials
                ? "one origin per entry; '*' and 'null' are never allowed with AllowCredentials"
                : $"list {shown}, of which '*' must be the only entry and 'null' needs DangerouslyAllowNullOrigin"),
            OriginPatternFault.AnyHost => Any(withCredentials, "'*' alone for every origin, or better a list of origins"),
            _ when hasAny && diagnosis.Widens => Any(withCredentials, "list the origins; '*' alone allows every origin"),
            _ when diagnosis.Widens => Suggestion.Advise($"list the origins, or write {shown} if all that it covers is meant"),
            _ when origins.Count == 1 => Suggestion.Replace(origins[0]),
            _ when origins.Count > 1 => Suggestion.ReplaceByEntries(origins),
            _ => InWords(diagnosis.Fault, entry, withCredentials),
        };
    }

    private static Suggestion NullOrNothing(bool withCredentials) => withCredentials
        ? Suggestion.RemoveEntry
        : Suggestion.Advise($"remove the entry, or 'null' {Switch}");

    private static Suggestion Any(bool withCredentials, string otherwise) =>
        Suggestion.Advise(withCredentials ? "list the origins; '*' is never allowed with AllowCredentials" : otherwise);

    private static Suggestion InWords(OriginPatternFault fault, string entry, bool withCredentials) => fault switch
    {
        OriginPatternFault.SeveralOrigins => Suggestion.OneEach(),
        OriginPatternFault.RegularExpression => Suggestion.Advise("list the origins, or use a wildcard as in 'https://*.example.com'"),
        OriginPatternFault.TwoHosts => Suggestion.Advise("the origin that is meant"),
        OriginPatternFault.Placeholder => Suggestion.Advise("the origin that the placeholder is for"),
        OriginPatternFault.NestedScheme => Suggestion.Advise("the origin of the page that creates the URL"),
        OriginPatternFault.StarNotLeftmost or OriginPatternFault.StarTouchesLetter or OriginPatternFault.StarWithoutDomain
            or OriginPatternFault.StarWithoutValidDomain => Suggestion.Advise("'https://*.example.com' or 'https://app-*.example.com'"),
        OriginPatternFault.StarWithOtherScheme => Suggestion.Advise(withCredentials
            ? "each origin in full, or an origin source, which decides in code: AddOriginSource<T>(\"policy\")"
            : "each origin in full, or for extensions 'moz-extension://*' or the like, or an origin source, which decides in code: "
                + "AddOriginSource<T>(\"policy\")"),
        OriginPatternFault.Excluded => Suggestion.Advise("remove the entry; if the origin is to be allowed, write it alone"),
        OriginPatternFault.StarInAddress or OriginPatternFault.AddressRange => Suggestion.Advise("each address in full"),
        OriginPatternFault.InvalidPort => Suggestion.Advise("a port from 1 to 65535, or ':*' for any port"),
        OriginPatternFault.Ipv6Spelling or OriginPatternFault.Ipv4Spelling =>
            Suggestion.Advise("the address as browsers send it, as in 'http://127.0.0.1' or 'http://[::1]'"),
        _ => Word(Bare(entry), withCredentials) ?? Suggestion.Advise("the origin of the page in full, as in 'https://app.example.com'"),
    };

    /// <summary>Words of other products and of other headers.</summary>
    private static Suggestion? Word(string word, bool withCredentials) => word switch
    {
        "any" or "all" or "everything" or "true" => Any(withCredentials, "list the origins; '*' alone allows every origin"),
        "none" or "false" or "undefined" => Suggestion.RemoveEntry,
        "self" or "same-origin" => Suggestion.Advise("remove the entry: pages of the own origin need no permission"),
        _ => null,
    };

    private static string Bare(string entry) => entry.Length > 64 ? "" : entry.Trim().Trim('\'', '"').ToLowerInvariant();
}
