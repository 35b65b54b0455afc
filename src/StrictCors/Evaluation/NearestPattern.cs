using StrictCors.Origins;

namespace StrictCors.Evaluation;

/// <summary>Which pattern a refused origin came nearest to, and in what it differs.</summary>
internal static class NearestPattern
{
    // A list of a million tenants has no single near one that would help, and the work must end.
    private const int MaxPatterns = 1000;

    public static string Advise(OriginSet origins, string text)
    {
        if (!SerializedOrigin.TryParse(text, out var origin))
        {
            return "";
        }

        var shown = Display.Escape(text);
        var best = default(OriginPattern);
        var bestDifference = (OriginDifference)(-1);
        foreach (var pattern in origins.Patterns.Take(MaxPatterns))
        {
            var difference = Difference(pattern, origin);
            if (Weight(difference) < Weight(bestDifference))
            {
                (best, bestDifference) = (pattern, difference);
            }
        }

        return best is null || bestDifference.HasFlag(OriginDifference.Host)
            ? AdviseHost(origins, origin, shown)
            : Advise(best, bestDifference, origin, shown);
    }

    private static string Advise(OriginPattern pattern, OriginDifference difference, in SerializedOrigin origin, string shown) => difference switch
    {
        OriginDifference.Scheme => $"Nearest is '{pattern.Text}': the scheme is {origin.Scheme}, the policy has {pattern.Scheme}.",
        OriginDifference.Port => $"Nearest is '{pattern.Text}': port {origin.Port} is not allowed; '{shown}' or '{origin.Scheme}://{origin.Host}:*' would allow it.",
        _ => $"Nearest is '{pattern.Text}': scheme and port differ; '{shown}' would allow it.",
    };

    private static string AdviseHost(OriginSet origins, in SerializedOrigin origin, string shown)
    {
        foreach (var pattern in origins.Patterns.Take(MaxPatterns))
        {
            if (pattern.Kind == OriginPatternKind.Subdomains && origin.Host.SequenceEqual(pattern.Host))
            {
                return $"Nearest is '{pattern.Text}', which never covers the bare domain; '{shown}' would allow it.";
            }

            if (pattern.Kind != OriginPatternKind.Any && pattern.Host.Length > 0 && origin.Host.EndsWith($".{pattern.Host}", StringComparison.Ordinal))
            {
                return $"Nearest is '{pattern.Text}': the host {origin.Host} is below it and not covered; '{shown}' would allow it.";
            }
        }

        return $"No pattern has the host {origin.Host}; '{shown}' in AllowedOrigins would allow it.";
    }

    /// <summary>The parts in which the origin fails the pattern.</summary>
    private static OriginDifference Difference(OriginPattern pattern, in SerializedOrigin origin)
    {
        if (pattern.Kind is OriginPatternKind.Any or OriginPatternKind.Null)
        {
            return (OriginDifference)(-1);
        }

        return (origin.Scheme.SequenceEqual(pattern.Scheme) ? OriginDifference.None : OriginDifference.Scheme)
            | (pattern.MatchesHost(origin.Host) ? OriginDifference.None : OriginDifference.Host)
            | (IsPortCovered(pattern, origin) ? OriginDifference.None : OriginDifference.Port);
    }

    // Another scheme's default port is no difference of its own.
    private static bool IsPortCovered(OriginPattern pattern, in SerializedOrigin origin) =>
        pattern.Port == OriginPattern.AnyPort || pattern.Port == origin.Port
        || (pattern.Port == SerializedOrigin.DefaultPort(pattern.Scheme) && origin.Port == SerializedOrigin.DefaultPort(origin.Scheme));

    private static int Weight(OriginDifference difference) =>
        (difference.HasFlag(OriginDifference.Host) ? 4 : 0) + (difference.HasFlag(OriginDifference.Port) ? 1 : 0) + (difference.HasFlag(OriginDifference.Scheme) ? 1 : 0);
}
