namespace StrictCors.Checks;

/// <summary>The rules of <c>PreflightMaxAge</c>, <c>PreflightStatusCode</c> and <c>Enforcement</c>.</summary>
internal static class SettingChecks
{
    private static readonly TimeSpan MaxPreflightMaxAge = TimeSpan.FromHours(24);

    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        CheckMaxAge(options.PreflightMaxAge, nameof(options.PreflightMaxAge), report);
        if (options.PreflightStatusCode is not (200 or 204))
        {
            report.Add(Problems.InvalidStatusCode(report.Path(nameof(options.PreflightStatusCode)), options.PreflightStatusCode));
        }

        if (options.Enforcement is not (StrictCorsEnforcement.Browser or StrictCorsEnforcement.Server or StrictCorsEnforcement.Observe))
        {
            report.Add(Problems.InvalidEnforcement(report.Path(nameof(options.Enforcement)), options.Enforcement.ToString()));
        }
    }

    private static void CheckMaxAge(TimeSpan? maxAge, string key, ProblemReport report)
    {
        if (maxAge is not { } age || report.IsUnread(key))
        {
            return;
        }

        if (age < TimeSpan.Zero || age > MaxPreflightMaxAge)
        {
            report.Add(Problems.MaxAgeOutOfRange(report.Path(key), age));
        }
        else if (age.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            report.Add(Problems.MaxAgeHasFraction(report.Path(key), age));
        }
    }
}
