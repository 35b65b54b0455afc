using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>Finds the name of the standards that an entry misspells: <c>gets</c>, <c>DELTE</c>, <c>HttpPost</c>, <c>Autorization</c>. Such an entry
/// would match nothing. If the list has the right name too, the entry is meant.</summary>
internal static class MisspeltToken
{
    private const string ClassName = "HTTPMETHOD.";
    private const string Prefix = "HTTP";

    // "X-Authorization" is a name of its own.
    private const string OwnPrefix = "X-";

    private const int MinAbbreviation = 3;

    // In a short name, one other letter makes another word: "SET", "HOST", "BATCH".
    private const int MinSubstituted = 6;
    private const int MinAbbreviated = 5;

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    private static readonly string[] RequestHeaders =
    [
        "Authorization", "Content-Type", "Accept-Language", "Content-Language", "Cache-Control", "If-None-Match", "If-Modified-Since",
        "X-Requested-With",
    ];

    private static readonly string[] ResponseHeaders =
    [
        "Authorization", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Range", "Last-Modified", "Retry-After",
        "WWW-Authenticate",
    ];

    /// <summary>The method that was meant; null if the name is not a misspelling.</summary>
    /// <param name="name">The entry, which is a token.</param>
    /// <param name="list">The list that has it.</param>
    public static string? Method(string name, IList<string> list)
    {
        var upper = name.ToUpperInvariant();
        var plain = upper.StartsWith(ClassName, StringComparison.Ordinal) ? upper[ClassName.Length..]
            : upper.StartsWith(Prefix, StringComparison.Ordinal) ? upper[Prefix.Length..]
            : upper;
        var meant = Array.Find(Methods, method => method == plain)
            ?? (plain.Length < upper.Length ? null : Array.Find(Methods, method => IsMisspelt(upper, method)));
        return meant == upper ? null : IfMissing(meant, list, StringComparer.Ordinal);
    }

    /// <summary>The header that was meant; null if the name is not a misspelling.</summary>
    /// <param name="name">The entry, which is a token.</param>
    /// <param name="kind">What the list names.</param>
    /// <param name="list">The list that has it.</param>
    public static string? Header(string name, TokenKind kind, IList<string> list)
    {
        var headers = kind == TokenKind.RequestHeader ? RequestHeaders : ResponseHeaders;
        if (headers.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var upper = name.ToUpperInvariant();
        var meant = Array.Find(headers, header => Slips(header.ToUpperInvariant(), upper) == 1)
            ?? (!upper.StartsWith(OwnPrefix, StringComparison.Ordinal) && Slips(headers[0].ToUpperInvariant(), upper) == 2 ? headers[0] : null);
        return IfMissing(meant, list, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsMisspelt(string upper, string method) =>
        (upper.Length >= MinAbbreviation && method.Length >= MinAbbreviated && method.StartsWith(upper, StringComparison.Ordinal))
        || (Slips(method, upper) == 1
            && (method.Length != upper.Length || method.Length >= MinSubstituted
                || method.OrderBy(letter => letter).SequenceEqual(upper.OrderBy(letter => letter))));

    private static int Slips(string a, string b) => Math.Abs(a.Length - b.Length) > 2 ? int.MaxValue : NameSuggestion.Slips(a, b);

    private static string? IfMissing(string? meant, IList<string> list, StringComparer comparer) =>
        meant is null || list.Contains(meant, comparer) ? null : meant;
}
