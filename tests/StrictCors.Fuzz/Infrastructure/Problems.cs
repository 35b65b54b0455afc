using System.Text.RegularExpressions;

namespace StrictCors.Fuzz.Infrastructure;

/// <summary>Every problem of a configuration has a code, a place and a message, each fit for a log.</summary>
internal static partial class Problems
{
    public static void AreTold(IReadOnlyList<StrictCorsConfigurationProblem> problems)
    {
        Require.That(problems.Count > 0);
        foreach (var problem in problems)
        {
            Require.That(Code().IsMatch(problem.Code));
            Require.That(problem.Path.Length > 0 && problem.Message.Length > 10);
            Require.That(Lines.IsOne(problem.Path) && Lines.IsOne(problem.Value) && Lines.IsOne(problem.Message) && Lines.IsOne(problem.Suggestion));
        }

        Require.That(new StrictCorsConfigurationException(problems, typeof(StrictCorsOptions)).Message.Length > 0);
    }

    [GeneratedRegex(@"\ASC[123][0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
