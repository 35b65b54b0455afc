using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch, "CORS-safelisted request-header": by name and value.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#cors-safelisted-request-header</remarks>
internal static class SafelistedValues
{
    private static readonly SearchValues<char> OfLanguages =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz *,-.;=");

    /// <summary>"CORS-unsafe request-header byte": control characters except tab, and these.</summary>
    private static readonly SearchValues<char> Unsafe =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(code => code != '\t').Select(code => (char)code), .. "\"():<>?@[\\]{}\u007f"]);

    public static bool IsCorsSafelisted(string name, string value, EngineRules rules)
    {
        // Step 1.
        if (value.Length > 128)
        {
            return false;
        }

        // Step 2.
        var lower = name.ToLowerInvariant();
        return lower switch
        {
            "accept" => !HasUnsafeByte(value, rules),
            "accept-language" or "content-language" => !value.AsSpan().ContainsAnyExcept(OfLanguages),
            "content-type" => !HasUnsafeByte(value, rules) && IsSimpleType(value),
            "range" => IsSimpleRange(value, rules),
            _ => rules.SafelistsClientHints && ClientHints.IsSafelisted(lower, value),
        };
    }

    private static bool HasUnsafeByte(string value, EngineRules rules) =>
        value.AsSpan().ContainsAny(Unsafe) || (rules.NonAsciiIsUnsafe && value.Any(character => character > '\u007f'));

    /// <summary>MIME Sniffing, "parse a MIME type", as far as its essence.</summary>
    /// <remarks>https://mimesniff.spec.whatwg.org/#parse-a-mime-type</remarks>
    private static bool IsSimpleType(string value)
    {
        var type = value.AsSpan().Trim(" \t");
        var end = type.IndexOf(';');
        var essence = end < 0 ? type : type[..end].TrimEnd(" \t");
        return essence.ToString().ToLowerInvariant() is "application/x-www-form-urlencoded" or "multipart/form-data" or "text/plain";
    }

    /// <summary>"parse a single range header value" without white space, and with a start.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#simple-range-header-value</remarks>
    private static bool IsSimpleRange(string value, EngineRules rules)
    {
        const string Unit = "bytes=";
        if (!value.StartsWith(Unit, StringComparison.Ordinal) || value.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var dash))
        {
            return false;
        }

        var start = value[Unit.Length..dash];
        var end = value[(dash + 1)..];
        return TryParse(start, out var first) && (end.Length == 0 || (TryParse(end, out var last) && first <= last));

        bool TryParse(string digits, out BigInteger number) =>
            BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && (rules.RangeLimit is null || number <= rules.RangeLimit);
    }
}
