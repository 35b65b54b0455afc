using Microsoft.Extensions.Primitives;

namespace StrictCors.Middleware;

/// <summary>The lines of one header, read as one comma-separated list (RFC 9110 §5.6.1).</summary>
internal static class HeaderLines
{
    private const string WhiteSpace = " \t";

    /// <summary>Whether one of the members is this one. The text is searched for first and its neighbours are looked at then: member by member,
    /// <c>Upgrade</c> with 30 KB of <c>a,a,…</c> took a hundred times as long as any other header of that length.</summary>
    public static bool Contains(StringValues lines, ReadOnlySpan<char> member, StringComparison comparison)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (Contains(lines[i], member, comparison))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ReadOnlySpan<char> line, ReadOnlySpan<char> member, StringComparison comparison)
    {
        var rest = line;
        while (true)
        {
            var found = rest.IndexOf(member, comparison);
            if (found < 0)
            {
                return false;
            }

            var before = rest[..found].TrimEnd(WhiteSpace);
            rest = rest[(found + member.Length)..];
            var after = rest.TrimStart(WhiteSpace);
            if (before is [] or [.., ','] && after is [] or [',', ..])
            {
                return true;
            }

            // No member starts before the next comma.
            var comma = after.IndexOf(',');
            if (comma < 0)
            {
                return false;
            }

            rest = after[comma..];
        }
    }
}
