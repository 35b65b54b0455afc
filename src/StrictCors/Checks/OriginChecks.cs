using StrictCors.Origins;

namespace StrictCors.Checks;

/// <summary>The rules of <c>AllowedOrigins</c>: spelling, <c>*</c>, <c>null</c>, and the guards of policies with credentials.</summary>
internal static class OriginChecks
{
    private const string Key = nameof(StrictCorsPolicyOptions.AllowedOrigins);

    /// <summary>Checks every entry and hands out the pattern of each valid one, in their order.</summary>
    /// <remarks>An iterator: the check is complete after the last pattern. Nothing is kept, because a list can have a million entries and
    /// each of them is to be parsed once.</remarks>
    public static IEnumerable<OriginPattern> Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        // Code can set the list to null, which means no origins as well.
        var origins = options.AllowedOrigins ?? [];
        if (origins.Count == 0 && !MayBeEmpty(options, report))
        {
            report.Add(Problems.NoOrigins(report.Path(Key)));
        }

        for (var i = 0; i < origins.Count; i++)
        {
            var text = origins[i] ?? "";
            if (OriginPattern.TryParse(text, out var pattern))
            {
                Check(pattern, i, options, report);
                yield return pattern;
                continue;
            }

            report.AddEntry(Key, Misspelt(text, i, options, report));
        }
    }

    /// <summary>The problem of an entry that is not a pattern. If what to write would be a problem of this policy, that is said at once.</summary>
    private static StrictCorsConfigurationProblem Misspelt(string text, int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        var problem = Problems.Spelling(report.Path(Key, index), text, OriginPatternDiagnosis.Diagnose(text), options.AllowCredentials);
        if (problem.Fix == Suggestion.RemoveEntry && options.AllowedOrigins.Count == 1 && !MayBeEmpty(options, report))
        {
            // A list without entries is the next problem.
            return problem.With(Suggestion.Advise("the origin that is meant, in the place of this entry"));
        }

        if (problem.Fix?.Replacements is not { } replacements)
        {
            return problem;
        }

        var next = new ProblemReport(options, "");
        foreach (var replacement in replacements)
        {
            if (OriginPattern.TryParse(replacement, out var pattern))
            {
                Check(pattern, index, options, next);
            }
        }

        return next.Problems is [{ Fix: { } fix } other, ..]
            ? (problem with { Message = $"{problem.Message} {other.Message}" }).With(fix)
            : problem;
    }

    /// <summary>An origin source knows further origins. Where the server refuses, a policy without origins is for an application that no other
    /// site may use. A value that could not be read has a problem already.</summary>
    private static bool MayBeEmpty(StrictCorsPolicyOptions options, ProblemReport report) =>
        options.OriginSource is not null || options.Enforcement == StrictCorsEnforcement.Server
        || report.IsUnread(Key) || report.IsUnread(nameof(options.Enforcement));

    private static void Check(OriginPattern pattern, int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        switch (pattern.Kind)
        {
            case var _ when PlaceholderText.IsHostOf(pattern):
                report.Add(Problems.Spelling(report.Path(Key, index), pattern.Text, new(OriginPatternFault.Placeholder, null, [])));
                break;
            case OriginPatternKind.Any:
                CheckAny(index, options, report);
                break;
            case OriginPatternKind.AnyExtension when options.AllowCredentials:
                report.Add(Problems.AnyExtensionWithCredentials(report.Path(Key, index), pattern.Text));
                break;
            case var _ when pattern.IdentifiesNobody:
                CheckNobody(pattern.Text, index, options, report);
                break;
            case var _ when options.AllowCredentials:
                CheckGuards(pattern, index, options, report);
                break;
        }
    }

    private static void CheckAny(int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.AllowedOrigins.Where((other, i) => i != index && other is not "*").Any())
        {
            report.Add(Problems.StarWithOtherOrigins(report.Path(Key, index)));
        }

        if (options.AllowCredentials)
        {
            report.Add(Problems.StarWithCredentials(report.Path(Key, index)));
        }
    }

    private static void CheckNobody(string origin, int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.AllowCredentials)
        {
            report.Add(Problems.NobodyWithCredentials(report.Path(Key, index), origin, options.DangerouslyAllowNullOrigin));
        }
        else if (!options.DangerouslyAllowNullOrigin)
        {
            report.Add(Problems.NobodyWithoutSwitch(report.Path(Key, index), origin));
        }
    }

    private static void CheckGuards(OriginPattern pattern, int index, StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (!options.DangerouslyAllowInsecureOrigins && Schemes.IsInsecure(pattern.Scheme, pattern.Host))
        {
            report.Add(Problems.InsecureOrigin(report.Path(Key, index), pattern.Text, report.Has(Key, Problems.OverTls(pattern.Text))));
        }

        if (!options.DangerouslyAllowPublicSuffixWildcards && pattern.IsWildcard && SharedDomains.WhyShared(pattern) is { } reason)
        {
            report.Add(Problems.PublicSuffixWildcard(report.Path(Key, index), pattern.Text, reason));
        }
    }
}
