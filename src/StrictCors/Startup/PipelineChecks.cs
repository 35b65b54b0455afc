using Microsoft.AspNetCore.Builder;
using StrictCors.Endpoints;

namespace StrictCors.Startup;

/// <summary>What is known of the application's pipeline: where UseStrictCors was called, and which calls surround it.</summary>
internal sealed class PipelineChecks(PolicyArguments arguments)
{
    private const string OurKey = "__StrictCorsSet";

    private readonly List<Use> _uses = [];
    private readonly List<StrictCorsConfigurationProblem> _problems = [];

    public bool IsUsed => _uses.Count > 0;

    public IReadOnlyList<StrictCorsConfigurationProblem> Problems => _problems;

    public void Add(IApplicationBuilder app, string? policyNames)
    {
        // A branch inherits the properties of the pipeline it leaves, so this also finds one middleware before another.
        if (!app.Properties.TryAdd(OurKey, true))
        {
            _problems.Add(Checks.Problems.MiddlewareTwice());
        }

        if (FrameworkInternals.HasAuthorization(app))
        {
            _problems.Add(Checks.Problems.AfterAuthorization());
        }

        arguments.Add(policyNames);
        _uses.Add(new(app.Properties, FrameworkInternals.HasRouting(app.Properties), FrameworkInternals.IsInWebApplication(app)));
    }

    /// <summary>Whether routing was called for after us. Asked of the calls in a WebApplication before it adds its own, since it puts
    /// routing before everything; of the others (a Startup class, a startup filter) when all calls are done.</summary>
    public void CheckRouting(bool inWebApplication)
    {
        if (_uses.Exists(use => use.InWebApplication == inWebApplication && !use.HadRouting && FrameworkInternals.HasRouting(use.Properties)))
        {
            _problems.Add(Checks.Problems.BeforeRouting());
        }
    }

    public void ReportAuthorizationInFront(string cause) => _problems.Add(Checks.Problems.AuthorizationBeforeUs(cause));

    public void ReportMissing() => _problems.Add(Checks.Problems.MissingMiddleware());

    private sealed record Use(IDictionary<string, object?> Properties, bool HadRouting, bool InWebApplication);
}
