namespace StrictCors.Origins;

/// <summary>Domains under which strangers get names: the Public Suffix List, and the hosting domains that it lacks. A wildcard that covers
/// such names is not allowed with credentials unless <c>DangerouslyAllowPublicSuffixWildcards</c> is true.</summary>
internal static class SharedDomains
{
    /// <summary>Why the wildcard covers names of strangers, or null if it does not.</summary>
    public static string? WhyShared(OriginPattern pattern)
    {
        var domain = pattern.Host;
        if (PublicSuffixes.IsPublicSuffix(domain))
        {
            return $"'{domain}' is a public suffix";
        }

        return SuffixCovered(pattern) is { } below ? $"'{domain}' has public suffixes below it, such as '{below}'"
            : HostingDomains.Reason(domain, pattern.Kind == OriginPatternKind.Subdomains) is { } reason ? $"Under '{domain}' {reason}"
            : null;
    }

    /// <summary>Below <c>*.</c> every suffix is covered, at any depth. A pattern of one label covers a suffix only if it covers the name of the
    /// suffix itself: strangers have pages there as well (<c>s3-us-west-2.amazonaws.com</c>).</summary>
    private static string? SuffixCovered(OriginPattern pattern) => pattern.Kind == OriginPatternKind.Subdomains
        ? PublicSuffixes.SuffixBelow(pattern.Host)
        : PublicSuffixes.SuffixesOneLabelBelow(pattern.Host)
            .FirstOrDefault(rule => rule.StartsWith("*.", StringComparison.Ordinal) || pattern.MatchesHost(rule.AsSpan()));
}
