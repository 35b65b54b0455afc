using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>The rules of an origin source, which only code can attach.</summary>
internal static class OriginSourceCompiler
{
    private const string Key = nameof(StrictCorsPolicyOptions.OriginSource);

    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.OriginSource is not var (_, source))
        {
            return;
        }

        if (options.AllowedOrigins?.Contains("*") == true)
        {
            report.Add(ProblemCodes.OriginSource, Key, null, "'*' allows every origin, so that the origin source would never be asked.", "one of the two");
        }

        Check(report, nameof(source.AllowedFor), source.AllowedFor >= TimeSpan.Zero, "An answer is kept for no time or longer.");
        Check(report, nameof(source.DeniedFor), source.DeniedFor >= TimeSpan.Zero, "An answer is kept for no time or longer.");
        Check(report, nameof(source.Timeout), source.Timeout > TimeSpan.Zero && source.Timeout <= TimeSpan.FromMinutes(10), "A source may take up to ten minutes, and needs some time.");
        Check(report, nameof(source.MaxConcurrentQueries), source.MaxConcurrentQueries > 0, "At least one question may be open.");
        foreach (var name in source.DependsOnHeaders)
        {
            if (!HttpNames.IsToken(name))
            {
                report.Add(ProblemCodes.OriginSource, $"{Key}:{nameof(source.DependsOnHeaders)}", name, "A header name is a token (RFC 9110 §5.6.2), one per entry.", TokenSuggestion.For(name ?? ""));
            }
        }
    }

    private static void Check(ProblemReport report, string key, bool isRight, string message)
    {
        if (!isRight)
        {
            report.Add(ProblemCodes.OriginSource, $"{Key}:{key}", null, message, null);
        }
    }
}
