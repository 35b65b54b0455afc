using System.Globalization;
using StrictCors.Checks;
using StrictCors.Matching;
using StrictCors.Protocol;

namespace StrictCors.Policies;

/// <summary>Builds a policy from its options, or reports every problem. <see cref="PolicyChecks"/> has the rules.</summary>
internal static class PolicyCompiler
{
    public static Checked<StrictCorsPolicy> Compile(StrictCorsPolicyOptions options, string name, string path)
    {
        var report = new ProblemReport(options, path);
        var origins = new OriginSet(options.AllowedOrigins?.Count ?? 0);
        foreach (var pattern in PolicyChecks.Check(options, report))
        {
            origins.Add(pattern);
        }

        return new(report.IsValid ? Build(options, name, origins) : null, report.Problems);
    }

    private static StrictCorsPolicy Build(StrictCorsPolicyOptions options, string name, OriginSet origins)
    {
        var headers = new HeaderSet(WithoutStar(options.AllowedHeaders), HasStar(options.AllowedHeaders));
        return new StrictCorsPolicy
        {
            Name = name,
            Enforcement = options.Enforcement,
            Origins = origins,
            Methods = new MethodSet(WithoutStar(options.AllowedMethods), HasStar(options.AllowedMethods)),
            Headers = headers,
            AllowCredentials = options.AllowCredentials,
            AllowInsecureOrigins = options.DangerouslyAllowInsecureOrigins,
            OriginSource = options.OriginSource is var (type, source) ? new OriginSourceSettings(type, source) : null,
            PreflightStatusCode = options.PreflightStatusCode,
            ExemptPaths = options.ExemptPaths.Count == 0 ? null : new(options.ExemptPaths, StringComparer.OrdinalIgnoreCase),
            ExposeHeaders = Join(Exposed(options.ExposedHeaders)),
            AllowHeaders = AllowHeaders(headers, options.AllowCredentials),
            MaxAge = options.PreflightMaxAge is { } age ? ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private static bool HasStar(IList<string> list) => list.Contains("*");

    private static IEnumerable<string> WithoutStar(IList<string> list) => list.Where(entry => entry is not "*");

    /// <summary>The names to send. The CORS-safelisted ones are left out, because pages can read them anyway.</summary>
    private static List<string> Exposed(IList<string> headers) =>
        [.. headers.Where(name => !HttpNames.IsSafelistedResponseHeader(name)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? AllowHeaders(HeaderSet headers, bool withCredentials)
    {
        if (!headers.IsAny)
        {
            return Join(headers.Names);
        }

        // With credentials the value is an echo. Without them "*" means all headers except Authorization (Fetch, "CORS-preflight fetch").
        return withCredentials ? null : headers.Names.Count > 0 ? "*, authorization" : "*";
    }

    private static string? Join(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join(", ", names);
}
