using System.Text.RegularExpressions;
using StrictCors.Explanations;
using StrictCors.Policies;

namespace StrictCors.Tests.Explanations;

/// <summary>Does what an explanation advises, to the letter, as a reader of the log would.</summary>
internal static partial class FollowedAdvice
{
    private const int MaxSteps = 20;

    /// <summary>Follows the advice until the request is allowed or nothing more can be configured. Each step has to compile.</summary>
    /// <returns>The last decision, and the last advice if it is still denied.</returns>
    public static (CorsDecision Decision, string Advice) Follow(StrictCorsPolicyOptions options, in CorsRequest request)
    {
        var explanation = Explain(options, request);
        for (var step = 0; step < MaxSteps && explanation.Decision.Outcome == CorsOutcome.Denied; step++)
        {
            if (!TryWrite(options, explanation.Advice))
            {
                break;
            }

            explanation = Explain(options, request);
        }

        return (explanation.Decision, explanation.Advice);
    }

    public static Explanation Explain(StrictCorsPolicyOptions options, in CorsRequest request) =>
        Explainer.Explain(StrictCorsPolicy.Compile(options, "web").AtEndpoint, request);

    /// <summary>Whether the advice had anything to write. All alternatives are written.</summary>
    public static bool TryWrite(StrictCorsPolicyOptions options, string advice)
    {
        var before = Count(options);
        if (NullOrigin().IsMatch(advice))
        {
            options.DangerouslyAllowNullOrigin = true;
        }

        if (advice.Contains("needs DangerouslyAllowInsecureOrigins", StringComparison.Ordinal))
        {
            options.DangerouslyAllowInsecureOrigins = true;
        }

        if (advice.Contains("would need AllowCredentials", StringComparison.Ordinal)
            && !advice.Contains("Without credentials only", StringComparison.Ordinal))
        {
            options.AllowCredentials = true;
        }

        foreach (Match match in Origins().Matches(advice))
        {
            Add(options.AllowedOrigins, match.Groups["origin"].Captures.Select(capture => capture.Value));
        }

        Add(options.AllowedOrigins, NullOrigin().Matches(advice).Select(match => match.Groups["origin"].Value));
        AddNeeded(options.AllowedMethods, "AllowedMethods");
        AddNeeded(options.AllowedHeaders, "AllowedHeaders");
        AddNeeded(options.ExemptPaths, "ExemptPaths");
        return Count(options) > before;

        void AddNeeded(IList<string> list, string key) => Add(list,
            from Match need in Regex.Matches(advice, $"{key} would need (?<value>\"[^\"]*\"(, \"[^\"]*\")*)")
            from value in need.Groups["value"].Value.Split(", ")
            select value.Trim('"'));
    }

    private static void Add(IList<string> list, IEnumerable<string> values)
    {
        foreach (var value in values.Where(value => !list.Contains(value)))
        {
            list.Add(value);
        }
    }

    private static int Count(StrictCorsPolicyOptions options) =>
        options.AllowedOrigins.Count + options.AllowedMethods.Count + options.AllowedHeaders.Count + options.ExemptPaths.Count
        + (options.AllowCredentials ? 1 : 0) + (options.DangerouslyAllowInsecureOrigins ? 1 : 0) + (options.DangerouslyAllowNullOrigin ? 1 : 0);

    [GeneratedRegex(@"'(?<origin>[^' ]+)'( or '(?<origin>[^' ]+)')? would allow it(, '(?<origin>[^' ]+)' every subdomain)?")]
    private static partial Regex Origins();

    [GeneratedRegex("'(?<origin>null|file://)' with DangerouslyAllowNullOrigin would allow")]
    private static partial Regex NullOrigin();
}
