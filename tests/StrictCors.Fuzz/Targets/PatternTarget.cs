using System.Text;
using StrictCors.Fuzz.Infrastructure;
using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Tests.Properties;

namespace StrictCors.Fuzz.Targets;

/// <summary>The pattern parser and the compiled set (origins §3, §4): each line is an entry of <c>AllowedOrigins</c>, the last one
/// an origin to be matched.</summary>
internal static class PatternTarget
{
    private const int MaxEntries = 16;

    public static void Run(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n');
        var entries = lines[..^1].Take(MaxEntries).ToArray();
        var patterns = new List<OriginPattern>();
        foreach (var entry in entries)
        {
            var isPattern = OriginPattern.TryParse(entry, out var pattern);
            Require.Same(isPattern, PlainPattern.IsPattern(entry));
            if (isPattern)
            {
                Require.Same(pattern!.Text, entry);
                patterns.Add(pattern);
            }
            else
            {
                IsExplained(entry);
            }
        }

        SetAgreesWithList(patterns, lines[^1]);
        Compiles(entries, patterns.Count);
    }

    private static void IsExplained(string entry)
    {
        var problem = StrictCors.Checks.Problems.Spelling("AllowedOrigins:0", entry, OriginPatternDiagnosis.Diagnose(entry));
        Require.That(problem.Code.StartsWith("SC11", StringComparison.Ordinal));
        Require.That(problem.Message.Length is > 10 and < 220 && problem.Message.All(character => character is >= ' ' and <= '~'));
        if (problem.Suggestion is { } suggestion && problem.Fix?.Replacements is [_])
        {
            Require.That(OriginPattern.TryParse(suggestion, out _));
        }
    }

    private static void SetAgreesWithList(List<OriginPattern> patterns, string origin)
    {
        var set = new OriginSet(patterns);
        var verdict = set.Match(origin);
        Require.Same(set.Match(origin), verdict);
        if (patterns.Exists(pattern => pattern.Kind == OriginPatternKind.Any))
        {
            Require.Same(verdict, OriginVerdict.Allowed);
            return;
        }

        if (origin == "null")
        {
            Require.Same(verdict, patterns.Exists(pattern => pattern.Kind == OriginPatternKind.Null) ? OriginVerdict.Allowed : OriginVerdict.Null);
            return;
        }

        if (!SerializedOrigin.TryParse(origin, out var parsed))
        {
            Require.Same(verdict, OriginVerdict.Malformed);
            return;
        }

        var isCovered = false;
        foreach (var pattern in patterns.Where(pattern => pattern.Kind != OriginPatternKind.Null))
        {
            var covers = pattern.Matches(parsed);
            Require.Same(covers, PlainReading.Covers(pattern.Text, origin));
            isCovered |= covers;
        }

        Require.Same(verdict, isCovered ? OriginVerdict.Allowed : OriginVerdict.NotAllowed);
    }

    /// <summary>With credentials, so that the guards are asked as well.</summary>
    private static void Compiles(string[] entries, int patterns)
    {
        try
        {
            var policy = StrictCorsPolicy.Compile(new() { AllowedOrigins = [.. entries], AllowCredentials = true }, "web");
            Require.That(patterns == entries.Length && !policy.IsAnyOrigin && !policy.Origins.HasNull);
        }
        catch (StrictCorsConfigurationException exception)
        {
            Problems.AreTold(exception.Problems);
        }
    }
}
