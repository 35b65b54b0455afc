using Microsoft.Extensions.Primitives;
using StrictCors.Protocol;

namespace StrictCors.Middleware;

/// <summary>The lines of one header, read as one comma-separated list.</summary>
internal static class HeaderLines
{
    public static bool Contains(StringValues lines, ReadOnlySpan<char> member, StringComparison comparison)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var other in new CommaSeparatedList(lines[i]))
            {
                if (other.Equals(member, comparison))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
