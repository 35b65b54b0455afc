using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Protocol;

namespace StrictCors.Middleware;

/// <summary>Merges our members into <c>Vary</c> (RFC 9110 §12.5.5): existing members stay, no member appears twice, <c>*</c> covers all.</summary>
/// <remarks>Our members join the last line. nginx before 1.23 reads the last line only: with a line of our own, its cache gave everybody the answer
/// in the language of the first.</remarks>
internal static class VaryHeader
{
    public static void Merge(IHeaderDictionary headers, string members)
    {
        var existing = headers.Vary;
        if (StringValues.IsNullOrEmpty(existing))
        {
            headers.Vary = members;
            return;
        }

        var missing = Missing(existing, members);
        if (missing.Length > 0)
        {
            headers.Vary = Join(existing, missing);
        }
    }

    private static StringValues Join(StringValues existing, string missing)
    {
        // A copy: the array may be one that the application uses again.
        string?[] lines = [.. existing];
        lines[^1] = string.IsNullOrEmpty(lines[^1]) ? missing : $"{lines[^1]}, {missing}";
        return lines;
    }

    private static string Missing(StringValues existing, string members)
    {
        if (HeaderLines.Contains(existing, "*", StringComparison.Ordinal))
        {
            return "";
        }

        var missing = "";
        foreach (var member in new CommaSeparatedList(members))
        {
            if (!HeaderLines.Contains(existing, member, StringComparison.OrdinalIgnoreCase))
            {
                missing = missing.Length == 0 ? member.ToString() : $"{missing}, {member}";
            }
        }

        // The usual case gives back the precomputed string.
        return missing.Length == members.Length ? members : missing;
    }
}
