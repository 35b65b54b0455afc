using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>SC1507: one setting of an origin source that code sets, checked by the checks of the library.</summary>
internal static class OriginSourceSettings
{
    public const string TypeName = nameof(StrictCorsOriginSourceOptions);

    public static IEnumerable<(StrictCorsConfigurationProblem Problem, SyntaxNode Syntax)> FindProblems(string key, IOperation value)
    {
        var source = new StrictCorsOriginSourceOptions();
        switch (key)
        {
            case nameof(source.AllowedFor) when Constant.Time(value) is { } time:
                source.AllowedFor = time;
                break;
            case nameof(source.DeniedFor) when Constant.Time(value) is { } time:
                source.DeniedFor = time;
                break;
            case nameof(source.Timeout) when Constant.Time(value) is { } time:
                source.Timeout = time;
                break;
            case nameof(source.MaxConcurrentQueries) when Constant.Number(value) is { } number:
                source.MaxConcurrentQueries = number;
                break;
            case nameof(source.DependsOnHeaders):
                return ConstantList.Read(value).Where(entry => entry.Text is not null)
                    .SelectMany(entry => Check(new() { DependsOnHeaders = [entry.Text!] }).Select(problem => (problem, entry.Syntax)));
        }

        return Check(source).Select(problem => (problem, value.Syntax));
    }

    private static IReadOnlyList<StrictCorsConfigurationProblem> Check(StrictCorsOriginSourceOptions source)
    {
        var options = new StrictCorsPolicyOptions { OriginSource = (typeof(object), source) };
        var report = new ProblemReport(options, "policy");
        OriginSourceChecks.Check(options, report);
        return report.Problems;
    }
}
