using StrictCors.Origins;

namespace StrictCors.Checks;

/// <summary>Every rule of one policy, in the order in which its problems are reported.</summary>
internal static class PolicyChecks
{
    /// <summary>Checks everything and hands out the pattern of each valid origin. The check is complete after the last pattern.</summary>
    public static IEnumerable<OriginPattern> Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.NullArguments.Count > 0)
        {
            ReportNulls(options, report);
        }

        foreach (var pattern in OriginChecks.Check(options, report))
        {
            yield return pattern;
        }

        MethodChecks.Check(options, report);
        HeaderChecks.CheckAllowed(options, report);
        HeaderChecks.CheckExposed(options, report);
        SettingChecks.Check(options, report);
        OriginSourceChecks.Check(options, report);
        ExemptPathChecks.Check(options, report);
        DuplicateChecks.Check(options, report);
    }

    private static void ReportNulls(StrictCorsPolicyOptions options, ProblemReport report)
    {
        foreach (var calls in options.NullArguments.GroupBy(call => call.Key, StringComparer.Ordinal))
        {
            report.Add(Problems.MethodReceivedNull(report.Path(calls.Key), calls.First().Method));
        }
    }
}
