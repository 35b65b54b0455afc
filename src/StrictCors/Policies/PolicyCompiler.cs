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
        var origins = new OriginSet(options.AllowedOrigins?.Count ?? 0);
        var report = new ProblemReport(options, path) { CountOrigins = () => origins.ListedCount };
        foreach (var pattern in PolicyChecks.Check(options, report))
        {
            origins.Add(pattern);
        }

        return new(report.IsValid ? Build(options, name, origins) : null, report.Problems);
    }

    private static StrictCorsPolicy Build(StrictCorsPolicyOptions options, string name, OriginSet origins)
    {
        var methods = new MethodSet(WithoutStar(options.AllowedMethods), HasStar(options.AllowedMethods));
        var headers = new HeaderSet(WithoutStar(options.AllowedHeaders), HasStar(options.AllowedHeaders));
        return new StrictCorsPolicy
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
            ExemptPaths = options.ExemptPaths.Count == 0 ? null : new(options.ExemptPaths, StringComparer.OrdinalIgnoreCase),
            ExposeHeaders = Join(Exposed(options.ExposedHeaders)),
            AllowMethods = AllowMethods(methods, options.AllowCredentials),
            AllowHeaders = AllowHeaders(headers, options.AllowCredentials),
            MaxAge = options.PreflightMaxAge is { } age ? ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private static bool HasStar(IList<string> list) => list.Contains("*");

    private static IEnumerable<string> WithoutStar(IList<string> list) => list.Where(entry => entry is not "*");

    /// <summary>The names to send. The CORS-safelisted ones are left out, because pages can read them anyway.</summary>
    private static List<string> Exposed(IList<string> headers) =>
        [.. headers.Where(name => !HttpNames.IsSafelistedResponseHeader(name)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? AllowMethods(MethodSet methods, bool withCredentials) =>
        !methods.IsAny ? Join(methods.Methods) : withCredentials ? null : "*";

    /// <summary>A star is sent only with Authorization beside it: browsers take a bare one for Authorization too, and remember that.</summary>
    private static string? AllowHeaders(HeaderSet headers, bool withCredentials) =>
        !headers.IsAny ? Join(headers.Names) : !withCredentials && headers.Lists("Authorization") ? "*, authorization" : null;

    private static string? Join(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join(", ", names);
}
