using System.Text;
using Microsoft.Extensions.Primitives;
using StrictCors.Protocol;

namespace StrictCors.Policies;

/// <summary>The check of <c>Access-Control-Request-Headers</c> (Fetch, "CORS-preflight fetch", steps on header-names).</summary>
/// <param name="Reason">None, malformed, too many, or not allowed.</param>
/// <param name="AllowHeaders">What <c>Access-Control-Allow-Headers</c> answers, or null.</param>
internal readonly record struct RequestedHeaders(CorsDenialReason Reason, string? AllowHeaders)
{
    public const int MaxNames = 128;
    public const int MaxLength = 8192;

    public static RequestedHeaders Check(StrictCorsPolicy policy, StringValues lines)
    {
        if (Length(lines) > MaxLength)
        {
            return new(CorsDenialReason.TooManyHeaders, null);
        }

        var reason = CorsDenialReason.None;
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(lines[i]))
            {
                // A listed name is a token.
                var isListed = policy.Headers.Lists(name);
                if (!isListed && !HttpNames.IsToken(name))
                {
                    return new(CorsDenialReason.HeaderMalformed, null);
                }

                if (++count > MaxNames)
                {
                    return new(CorsDenialReason.TooManyHeaders, null);
                }

                if (!isListed && !IsCoveredByStar(policy, name))
                {
                    reason = CorsDenialReason.HeaderNotAllowed;
                }
            }
        }

        return new(reason, policy.EchoesHeaders ? Echo(policy, lines, count, reason == CorsDenialReason.None) : policy.AllowHeaders);
    }

    /// <summary>Whether the policy covers one requested name.</summary>
    public static bool IsAllowed(StrictCorsPolicy policy, ReadOnlySpan<char> name) =>
        policy.Headers.Lists(name) || IsCoveredByStar(policy, name);

    private static bool IsCoveredByStar(StrictCorsPolicy policy, ReadOnlySpan<char> name) =>
        policy.Headers.IsAny && !HttpNames.IsNonWildcardHeader(name) && !(policy.EchoesHeaders && IsNeverSentBack(name));

    /// <summary>Names that browsers do not let pages set are denied only if they would be sent back; elsewhere no answer depends
    /// on them. Nor is "*" sent back, which is a token and hence a name: a browser's preflight cache would take it for any header
    /// (Fetch, "header-name cache entry match").</summary>
    private static bool IsNeverSentBack(ReadOnlySpan<char> name) => name is "*" || HttpNames.IsForbiddenRequestHeader(name);

    private static int Length(StringValues lines)
    {
        var length = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            length += lines[i]?.Length ?? 0;
        }

        return length;
    }

    /// <summary>The requested names, each of them a token. A line that is nothing but names and commas, as every browser writes it,
    /// is sent back as it is.</summary>
    private static string? Echo(StrictCorsPolicy policy, StringValues lines, int count, bool allAllowed)
    {
        if (count == 0)
        {
            return null;
        }

        if (allAllowed && lines is [{ } line] && IsPlain(line))
        {
            return line;
        }

        var echo = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(lines[i]))
            {
                if (IsAllowed(policy, name))
                {
                    echo.Append(echo.Length == 0 ? "" : ",").Append(name);
                }
            }
        }

        return echo.Length == 0 ? null : echo.ToString();
    }

    /// <summary>No white space, no empty member.</summary>
    private static bool IsPlain(ReadOnlySpan<char> line) =>
        !line.ContainsAny(' ', '\t') && !line.Contains(",,", StringComparison.Ordinal) && line is not [',', ..] and not [.., ','];
}
