using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using StrictCors.Text;

namespace StrictCors;

/// <summary>Thrown at startup, before the server listens: every problem of the configuration at once, each with what to write instead.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is useless without its problems.")]
public sealed class StrictCorsConfigurationException : OptionsValidationException
{
    private const int MaxProblemsInMessage = 50;

    internal StrictCorsConfigurationException(IReadOnlyList<StrictCorsConfigurationProblem> problems, Type optionsType)
        : base(Microsoft.Extensions.Options.Options.DefaultName, optionsType, problems.Select(problem => problem.ToString()))
    {
        Problems = problems;
        Message = Render(problems);
    }

    /// <summary>Gets the problems, in the order in which the configuration is read.</summary>
    public IReadOnlyList<StrictCorsConfigurationProblem> Problems { get; }

    /// <summary>Gets the problems as one text for a person; the first fifty, and a count of the others.</summary>
    public override string Message { get; }

    private static string Render(IReadOnlyList<StrictCorsConfigurationProblem> problems)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"StrictCors found {problems.Count} problem{(problems.Count == 1 ? "" : "s")}:");
        foreach (var problem in problems.Take(MaxProblemsInMessage))
        {
            text.AppendLine().Append(problem);
        }

        if (ShortList.More(problems.Count, MaxProblemsInMessage) is { Length: > 0 } more)
        {
            text.AppendLine().AppendLine().Append("  … ").Append(more).Append('.');
        }

        return text.ToString();
    }
}
