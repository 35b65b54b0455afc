using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>The rules of an origin source, which only code can attach.</summary>
internal static class OriginSourceChecks
{
    private const string Key = nameof(StrictCorsPolicyOptions.OriginSource);

    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(10);

    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        if (options.OriginSource is not var (_, source))
        {
            return;
        }

        if (options.AllowedOrigins?.Contains("*") == true)
        {
            report.Add(Problems.OriginSourceWithStar(report.Path(Key)));
        }

        CheckSettings(source, report);
        foreach (var name in source.DependsOnHeaders)
        {
            if (!HttpNames.IsToken(name))
            {
                report.Add(Problems.OriginSourceHeaderIsNotAToken(
                    report.Path($"{Key}:{nameof(source.DependsOnHeaders)}"),
                    name,
                    TokenText.Read(name ?? "", TokenKind.HeaderOfSource, isAlone: false)));
            }
        }
    }

    private static void CheckSettings(StrictCorsOriginSourceOptions source, ProblemReport report)
    {
        if (source.AllowedFor < TimeSpan.Zero)
        {
            report.Add(Problems.NegativeAnswerLifetime(Path(nameof(source.AllowedFor))));
        }

        if (source.DeniedFor < TimeSpan.Zero)
        {
            report.Add(Problems.NegativeAnswerLifetime(Path(nameof(source.DeniedFor))));
        }

        if (source.Timeout <= TimeSpan.Zero || source.Timeout > MaxTimeout)
        {
            report.Add(Problems.InvalidTimeout(Path(nameof(source.Timeout))));
        }

        if (source.MaxConcurrentQueries <= 0)
        {
            report.Add(Problems.InvalidMaxConcurrentQueries(Path(nameof(source.MaxConcurrentQueries))));
        }

        string Path(string key) => report.Path($"{Key}:{key}");
    }
}
