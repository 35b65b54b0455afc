using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Middleware;

/// <summary>Merges our members into <c>Vary</c> (RFC 9110 §12.5.5): what is there stays, nothing stands twice, <c>*</c> covers all.</summary>
internal static class VaryHeader
{
    public static void Merge(IHeaderDictionary headers, string members)
    {
        if (headers.Count == 0)
        {
            headers.Vary = members;
            return;
        }

        var existing = headers.Vary;
        if (StringValues.IsNullOrEmpty(existing))
        {
            headers.Vary = members;
            return;
        }

        var missing = Missing(existing, members);
        if (missing.Length > 0)
        {
            headers.Vary = StringValues.Concat(existing, missing);
        }
    }

    private static string Missing(StringValues existing, string members)
    {
        if (Contains(existing, "*"))
        {
            return "";
        }

        var missing = "";
        foreach (var range in members.AsSpan().Split(", "))
        {
            var member = members.AsSpan(range);
            if (!Contains(existing, member))
            {
                missing = missing.Length == 0 ? member.ToString() : $"{missing}, {member}";
            }
        }

        // The usual case gives back the precomputed string.
        return missing.Length == members.Length ? members : missing;
    }

    private static bool Contains(StringValues lines, ReadOnlySpan<char> member)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].AsSpan();
            foreach (var range in line.Split(','))
            {
                if (line[range].Trim(" \t").Equals(member, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
