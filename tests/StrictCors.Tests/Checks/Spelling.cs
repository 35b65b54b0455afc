using StrictCors.Checks;
using StrictCors.Origins;

namespace StrictCors.Tests.Checks;

/// <summary>The problem of an entry of <c>AllowedOrigins</c> that is not a pattern.</summary>
internal static class Spelling
{
    public static StrictCorsConfigurationProblem ProblemOf(string entry) =>
        Problems.Spelling("AllowedOrigins:0", entry, OriginPatternDiagnosis.Diagnose(entry));
}
