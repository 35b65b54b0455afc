using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Properties;

/// <summary>Protocol P3 and P6 read a second time: the requested headers as a list of strings, split and trimmed.</summary>
internal static class PlainHeaderList
{
    public static List<string> Split(StringValues lines) =>
        [.. lines.SelectMany(line => (line ?? "").Split(',')).Select(member => member.Trim(' ', '\t')).Where(member => member.Length > 0)];

    public static CorsDenialReason Reason(StringValues lines, Func<string, bool> isAllowed)
    {
        if (lines.Sum(line => line?.Length ?? 0) > 8192)
        {
            return CorsDenialReason.TooManyHeaders;
        }

        // The first of two faults counts, and the 129th name is one too many only where it is a name.
        var names = Split(lines);
        if (names.Take(129).Any(name => !PlainNames.IsToken(name)))
        {
            return CorsDenialReason.HeaderMalformed;
        }

        return names.Count > 128 ? CorsDenialReason.TooManyHeaders : names.TrueForAll(name => isAllowed(name)) ? CorsDenialReason.None
            : CorsDenialReason.HeaderNotAllowed;
    }

    public static bool IsAuthorization(string name) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>A token that browsers may send, and not the star, which they would take for any header.</summary>
    public static bool IsSentBack(string name) =>
        name != "*" && !PlainNames.IsForbidden(name) && !name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);
}
