using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>The delegate of <c>SetIsOriginAllowed</c>, if it allows exactly what a list of origins and wildcards allows.</summary>
internal static class OriginDelegate
{
    /// <summary>The list; null if the delegate does something else, or if the list would not start.</summary>
    /// <param name="decides">The delegate.</param>
    /// <param name="hasCredentials">Whether the policy allows credentials.</param>
    public static IReadOnlyList<string>? OriginsOf(IOperation decides, bool hasCredentials)
    {
        if (LambdaOf(decides) is not { Symbol.Parameters: [var origin] } lambda
            || ReturnedBy(lambda) is not { } condition || new OriginConditions(origin, lambda).Read(condition) is not { } forms)
        {
            return null;
        }

        var origins = new List<string>();
        foreach (var form in forms)
        {
            if (form.Origins() is not { } some)
            {
                return null;
            }

            origins.AddRange(some);
        }

        origins = [.. origins.Distinct(StringComparer.Ordinal)];
        return Starts(origins, hasCredentials) ? origins : null;
    }

    /// <summary>The lambda; null if the delegate is not written here.</summary>
    public static IAnonymousFunctionOperation? LambdaOf(IOperation? decides) =>
        decides is null ? null : Constant.Unwrap(decides) switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
            IAnonymousFunctionOperation lambda => lambda,
            _ => null,
        };

    /// <summary>What the lambda returns, if it does nothing else than to declare variables before.</summary>
    public static IOperation? ReturnedBy(IAnonymousFunctionOperation lambda)
    {
        var statements = lambda.Body.Operations;
        return statements.Length > 0 && statements[statements.Length - 1] is IReturnOperation { ReturnedValue: { } value }
            && statements.Take(statements.Length - 1).All(statement => statement is IVariableDeclarationGroupOperation)
                ? value : null;
    }

    private static bool Starts(List<string> origins, bool hasCredentials)
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = origins, AllowCredentials = hasCredentials };
        var report = new ProblemReport(options, "policy");
        foreach (var _ in PolicyChecks.Check(options, report))
        {
            // The checks are complete after the last pattern.
        }

        return report.Problems.Count == 0;
    }
}
