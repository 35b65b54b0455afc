using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Which pattern a refused origin came nearest to, in what it differs, and what to write to allow it.</summary>
internal static class NearestPatternExplanation
{
    // The limit bounds the work: a policy may have a million patterns, one per tenant.
    private const int MaxPatterns = 1000;

    /// <summary>The nearest pattern of all policies of an endpoint.</summary>
    public static string Advise(EndpointPolicy first, string text)
    {
        if (!SerializedOrigin.TryParse(text, out var origin))
        {
            return "";
        }

        var at = Search(first, origin, out var nearest, out var nearness);
        var policy = at.Policy;
        var difference = nearest is null ? DescribeNone(policy.Origins, origin)
            : $"Nearest is '{nearest.Text}'{(first.Next is null ? "" : $" of '{Display.Escape(policy.Name!)}'")}: "
                + Describe(nearest, nearness, origin);
        return $"{difference}; {AllowingOrigin.Advise(policy, origin, text, nearest, nearness)}.";
    }

    /// <summary>The policy that has the nearest pattern; the first one if no pattern is near.</summary>
    public static EndpointPolicy FindNearest(EndpointPolicy first, string text) =>
        SerializedOrigin.TryParse(text, out var origin) ? Search(first, origin, out _, out _) : first;

    private static EndpointPolicy Search(EndpointPolicy first, in SerializedOrigin origin, out OriginPattern? nearest, out Nearness nearness)
    {
        (nearest, nearness) = (null, Nearness.Far);
        var policy = first;
        foreach (var each in first.Policies)
        {
            foreach (var pattern in each.Policy.Origins.Patterns.Take(MaxPatterns))
            {
                var other = Compare(pattern, origin);
                if (other < nearness)
                {
                    (nearest, nearness, policy) = (pattern, other, each);
                }
            }
        }

        return policy;
    }

    private static Nearness Compare(OriginPattern pattern, in SerializedOrigin origin)
    {
        if (pattern.Kind == OriginPatternKind.Any || pattern.IdentifiesNobody)
        {
            return Nearness.Far;
        }

        if (pattern.Kind == OriginPatternKind.AnyExtension)
        {
            return origin.Scheme.SequenceEqual(pattern.Scheme) ? Nearness.Port : Nearness.Far;
        }

        if (pattern.MatchesHost(origin.Host))
        {
            return !IsPortCovered(pattern, origin)
                ? (origin.Scheme.SequenceEqual(pattern.Scheme) ? Nearness.Port : Nearness.SchemeAndPort)
                : Nearness.Scheme;
        }

        return pattern.Kind switch
        {
            OriginPatternKind.Subdomains => origin.Host.SequenceEqual(pattern.Host) ? Nearness.BareDomain : Nearness.Far,
            OriginPatternKind.Label => IsBelow(origin.Host, pattern.Host) ? Nearness.Label : Nearness.Far,
            _ => CompareHosts(pattern.Host, origin.Host),
        };
    }

    private static Nearness CompareHosts(ReadOnlySpan<char> pattern, ReadOnlySpan<char> host)
    {
        if (IsBelow(host, pattern))
        {
            return Nearness.Subdomain;
        }

        if (IsBelow(pattern, host))
        {
            return Nearness.ParentDomain;
        }

        if (HostGrammar.IsLoopback(host) && HostGrammar.IsLoopback(pattern))
        {
            return Nearness.Loopback;
        }

        return AreAlike(pattern, host) ? Nearness.Alike
            : HostGrammar.IsDomain(host) && Parent(host) is { Length: > 0 } parent && parent.SequenceEqual(Parent(pattern)) ? Nearness.Sibling
            : Nearness.Far;
    }

    private static string Describe(OriginPattern pattern, Nearness nearness, in SerializedOrigin origin) => nearness switch
    {
        Nearness.Scheme => $"the scheme is {origin.Scheme}, the policy has {pattern.Scheme}",
        Nearness.Port => origin.Port == SerializedOrigin.NoPort ? "an origin without a port is not allowed" : $"port {origin.Port} is not allowed",
        Nearness.SchemeAndPort => $"the scheme is {origin.Scheme}, the policy has {pattern.Scheme}, and the port differs",
        Nearness.BareDomain => $"it covers the subdomains of {pattern.Host}, never {pattern.Host} itself",
        Nearness.Label => $"it covers one label before {pattern.Host}, '{pattern.Prefix}*{pattern.Suffix}', and the host is {origin.Host}",
        Nearness.Subdomain => $"it covers that host alone, and the host is {origin.Host}, below it",
        Nearness.Loopback => $"to a browser {origin.Host} and {pattern.Host} are two hosts",
        _ => $"the host is {origin.Host}, the policy has {pattern.Host}",
    };

    private static string DescribeNone(OriginSet origins, in SerializedOrigin origin)
    {
        if (origins.Texts.Count <= MaxPatterns)
        {
            return $"No pattern has the host {origin.Host}";
        }

        // The rest of the list is not searched. Two look-ups cover the most frequent mistakes: the scheme and the port.
        var otherScheme = $"{(origin.Scheme is "https" ? "http" : "https")}://{origin.Authority}";
        if (origins.Match(otherScheme) == OriginVerdict.Allowed)
        {
            return $"The scheme is {origin.Scheme}, and '{Display.Escape(otherScheme)}' is allowed";
        }

        var defaultPort = $"{origin.Scheme}://{origin.Host}";
        if (origins.Match(defaultPort) == OriginVerdict.Allowed)
        {
            return $"Port {origin.Port} is not allowed, and '{Display.Escape(defaultPort)}' is";
        }

        return $"None of the first {MaxPatterns} patterns is near {origin.Host}";
    }

    // If both ports are the defaults of their schemes, only the scheme counts as a difference.
    private static bool IsPortCovered(OriginPattern pattern, in SerializedOrigin origin) =>
        pattern.Port == OriginPattern.AnyPort || pattern.Port == origin.Port
        || (pattern.Port == SerializedOrigin.DefaultPort(pattern.Scheme) && origin.Port == SerializedOrigin.DefaultPort(origin.Scheme));

    private static bool IsBelow(ReadOnlySpan<char> host, ReadOnlySpan<char> domain) =>
        host.Length > domain.Length && host[^(domain.Length + 1)] == '.' && host.EndsWith(domain);

    /// <summary>Whether the hosts are equal except for at most two adjacent characters. This is a typing error, or an attacker who imitates
    /// one.</summary>
    private static bool AreAlike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var start = a.CommonPrefixLength(b);
        var restA = a[start..];
        var restB = b[start..];
        var end = 0;
        while (end < restA.Length && end < restB.Length && restA[^(end + 1)] == restB[^(end + 1)])
        {
            end++;
        }

        var longer = Math.Max(a.Length, b.Length);
        return longer > 5 && longer - start - end <= 2;
    }

    /// <summary>What follows the first label, if that is more than one label.</summary>
    private static ReadOnlySpan<char> Parent(ReadOnlySpan<char> host)
    {
        var parent = host[(host.IndexOf('.') + 1)..];
        return parent.Contains('.') ? parent : default;
    }
}
