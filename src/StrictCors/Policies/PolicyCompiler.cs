using System.Globalization;
using StrictCors.Checks;

namespace StrictCors.Policies;

/// <summary>Options → policy, or every problem. The only place that knows what a policy may say.</summary>
internal static class PolicyCompiler
{
    private static readonly TimeSpan MaxPreflightMaxAge = TimeSpan.FromHours(24);

    /// <summary>Null when <paramref name="problems"/> gained one.</summary>
    public static StrictCorsPolicy? Compile(StrictCorsPolicyOptions options, string name, string path, List<StrictCorsConfigurationProblem> problems)
    {
        var report = new ProblemReport(options, path, problems);
        var origins = OriginsCompiler.Compile(options, report);
        var methods = MethodsCompiler.Compile(options, report);
        var headers = HeadersCompiler.CompileAllowed(options, report);
        var exposed = HeadersCompiler.CompileExposed(options, report);
        CheckMaxAge(options.PreflightMaxAge, report);
        CheckScalars(options, report);
        OriginSourceCompiler.Check(options, report);
        var exemptPaths = ExemptPathsCompiler.Compile(options, report);
        return report.HasProblems || options.UnreadKeys.Count > 0 ? null : new StrictCorsPolicy
        {
            Name = name,
            Enforcement = options.Enforcement,
            Origins = origins,
            Methods = methods,
            Headers = headers,
            AllowCredentials = options.AllowCredentials,
            AllowInsecureOrigins = options.DangerouslyAllowInsecureOrigins,
            OriginSource = options.OriginSource is var (type, source) ? new OriginSourceSettings(type, source) : null,
            PreflightStatusCode = options.PreflightStatusCode,
            ExemptPaths = exemptPaths,
            ExposeHeaders = Join(exposed),
            AllowHeaders = AllowHeaders(headers, options.AllowCredentials),
            MaxAge = options.PreflightMaxAge is { } age ? ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private static string? AllowHeaders(HeaderSet headers, bool withCredentials)
    {
        if (!headers.IsAny)
        {
            return Join(headers.Names);
        }

        // With credentials the value is an echo. Without them "*" stands for all but Authorization (Fetch, "CORS-preflight fetch").
        return withCredentials ? null : headers.Names.Count > 0 ? "*, authorization" : "*";
    }

    private static string? Join(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join(", ", names);

    private static void CheckMaxAge(TimeSpan? maxAge, ProblemReport report)
    {
        if (maxAge is not { } age || report.IsUnread(nameof(StrictCorsPolicyOptions.PreflightMaxAge)))
        {
            return;
        }

        if (age < TimeSpan.Zero || age > MaxPreflightMaxAge)
        {
            report.Add(Problems.MaxAgeOutOfRange(report.Path(nameof(StrictCorsPolicyOptions.PreflightMaxAge)), age));
        }
        else if (age.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            report.Add(Problems.MaxAgeHasFraction(report.Path(nameof(StrictCorsPolicyOptions.PreflightMaxAge)), age));
        }
    }

    private static void CheckScalars(StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.PreflightStatusCode is not (200 or 204))
        {
            report.Add(Problems.InvalidStatusCode(report.Path(nameof(StrictCorsPolicyOptions.PreflightStatusCode)), options.PreflightStatusCode));
        }

        if (!Enum.IsDefined(options.Enforcement))
        {
            report.Add(Problems.InvalidEnforcement(report.Path(nameof(StrictCorsPolicyOptions.Enforcement)), options.Enforcement));
        }
    }
}
