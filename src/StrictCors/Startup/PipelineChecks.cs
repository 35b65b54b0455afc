using Microsoft.AspNetCore.Builder;
using StrictCors.Checks;
using StrictCors.Endpoints;

namespace StrictCors.Startup;

/// <summary>What is known of the application's pipeline: where UseStrictCors was called, and what stood around it.</summary>
internal sealed class PipelineChecks(PolicyArguments arguments)
{
    private const string OurKey = "__StrictCorsSet";

    private const string RightOrder = "app.UseRouting(); app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();";

    private readonly List<Use> _uses = [];
    private readonly List<StrictCorsConfigurationProblem> _problems = [];

    public bool IsUsed => _uses.Count > 0;

    public IReadOnlyList<StrictCorsConfigurationProblem> Problems => _problems;

    public void Add(IApplicationBuilder app, string? policyName)
    {
        // A branch inherits the properties of the pipeline it leaves, so this also finds one middleware in front of another.
        if (!app.Properties.TryAdd(OurKey, true))
        {
            Report(ProblemCodes.MiddlewareTwice, "UseStrictCors is called twice for the same requests.", "app.UseStrictCors(); once, with policies on endpoints where they differ");
        }

        if (FrameworkInternals.HasAuthorization(app))
        {
            Report(ProblemCodes.AfterAuthorization, "UseStrictCors is called after UseAuthorization: preflights carry no credentials and would be answered with 401.", RightOrder);
        }

        arguments.Add(policyName);
        _uses.Add(new(app.Properties, FrameworkInternals.HasRouting(app.Properties), FrameworkInternals.IsInWebApplication(app)));
    }

    /// <summary>Whether routing was called for after us. Asked of the calls in a WebApplication before it adds its own, since it puts
    /// routing in front of everything; of the others (a Startup class, a startup filter) when all calls are done.</summary>
    public void CheckRouting(bool inWebApplication)
    {
        if (_uses.Exists(use => use.InWebApplication == inWebApplication && !use.HadRouting && FrameworkInternals.HasRouting(use.Properties)))
        {
            Report(ProblemCodes.BeforeRouting, "UseStrictCors is called before UseRouting: the endpoints' policies would not be seen.", RightOrder);
        }
    }

    public void ReportAuthorizationInFront(string cause) => Report(
        ProblemCodes.AuthorizationInFront,
        $"WebApplication has put authorization in front of UseStrictCors, because the program does not call UseAuthorization itself, and {cause}: preflights carry no credentials and would be answered with 401.",
        "app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();");

    public void ReportMissing() => Report(
        ProblemCodes.MissingMiddleware, "AddStrictCors is called and UseStrictCors is not: no request would be looked at.", "app.UseStrictCors();");

    private void Report(string code, string message, string suggestion) =>
        _problems.Add(new(code, "app.UseStrictCors()", null, message, suggestion));

    private sealed record Use(IDictionary<string, object?> Properties, bool HadRouting, bool InWebApplication);
}
