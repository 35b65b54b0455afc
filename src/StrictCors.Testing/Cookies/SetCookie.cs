using System.Globalization;

namespace StrictCors.Testing.Cookies;

/// <summary>Reads the response header <c>Set-Cookie</c>.</summary>
internal static class SetCookie
{
    /// <summary>RFC 6265bis 5.6, "The Set-Cookie Header Field": the attributes, then 5.7 for what they mean. Null if a browser ignores the
    /// header.</summary>
    /// <remarks>https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-set-cookie-header-field</remarks>
    public static BrowserCookie? Parse(string header, Uri url, DateTimeOffset now)
    {
        if (header.Any(character => char.IsControl(character) && character != '\t'))
        {
            return null;
        }

        var parts = header.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : parts[0][..equals].Trim(' ', '\t');
        var value = parts[0][(equals + 1)..].Trim(' ', '\t');
        if (name.Length + value.Length is 0 or > 4096)
        {
            return null;
        }

        var cookie = new BrowserCookie { Name = name, Value = value, Domain = url.IdnHost, IsHostOnly = true, Path = DefaultPath(url) };
        DateTimeOffset? maxAge = null;
        foreach (var part in parts.Skip(1))
        {
            var split = part.IndexOf('=', StringComparison.Ordinal);
            var attribute = (split < 0 ? part : part[..split]).Trim(' ', '\t').ToLowerInvariant();
            var text = split < 0 ? "" : part[(split + 1)..].Trim(' ', '\t');
            if (text.Length > 1024)
            {
                continue;
            }

            if (attribute == "max-age")
            {
                maxAge = ParseMaxAge(text, now) ?? maxAge;
            }
            else
            {
                cookie = WithAttribute(cookie, attribute, text, url);
            }
        }

        return maxAge is null ? cookie : cookie with { Expires = maxAge };
    }

    private static BrowserCookie WithAttribute(BrowserCookie cookie, string attribute, string text, Uri url) => attribute switch
    {
        "expires" => TryParseDate(text) is { } expires ? cookie with { Expires = expires } : cookie,
        "domain" => text.TrimStart('.').ToLowerInvariant() is { Length: > 0 } domain ? cookie with { Domain = domain, IsHostOnly = false } : cookie,
        "path" => cookie with { Path = text.StartsWith('/') ? text : DefaultPath(url) },
        "secure" => cookie with { IsSecure = true },
        "httponly" => cookie with { IsHttpOnly = true },
        "partitioned" => cookie with { Partition = "" },
        "samesite" => cookie with
        {
            SameSite = text.ToLowerInvariant() switch
            {
                "none" => CookieSameSite.None,
                "lax" => CookieSameSite.Lax,
                "strict" => CookieSameSite.Strict,
                _ => CookieSameSite.Unspecified,
            },
        },
        _ => cookie,
    };

    private static DateTimeOffset? ParseMaxAge(string text, DateTimeOffset now)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        // "The earliest representable date" for zero and less; browsers cap at 400 days.
        var seconds = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : long.MaxValue;
        return text.StartsWith('-') || seconds == 0 ? DateTimeOffset.MinValue : now.AddSeconds(Math.Min(seconds, 400L * 24 * 60 * 60));
    }

    private static DateTimeOffset? TryParseDate(string text) =>
        DateTimeOffset.TryParse(text.Replace('-', ' '), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var date) ? date : null;

    /// <summary>RFC 6265bis 5.1.4, "default-path".</summary>
    private static string DefaultPath(Uri url) => url.AbsolutePath.LastIndexOf('/') is > 0 and var slash ? url.AbsolutePath[..slash] : "/";
}
