using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>What routing knows about the endpoint of a preflight, in words.</summary>
internal static class EndpointExplanation
{
    private const string Mapped = "an endpoint that maps it";

    private const string LeaveOut = "If that has CORS code of its own, leave its paths out: app.UseWhen(context => "
        + "!context.Request.Path.StartsWithSegments(\"/path\"), branch => branch.UseStrictCors(…)).";

    /// <summary>The checks with what has to be known before them. If a preflight is denied because of its endpoint, no other advice helps: to
    /// follow it would open a policy that is not the endpoint's. Only middleware, in a program whose endpoints have the same policies, has the policy
    /// that the other advice is about.</summary>
    public static List<ExplanationCheck> Explain(List<ExplanationCheck> checks, in CorsRequest request, bool isDenied)
    {
        var method = Display.Escape(request.RequestMethod.ToString());
        var notMapped = $"No endpoint maps {method} at this path.";
        return request.Target switch
        {
            { Kind: PreflightTargetKind.NotMapped or PreflightTargetKind.NothingAtPath } when !isDenied =>
                [Check(true, method, Mapped, notMapped), .. checks],
            { Kind: PreflightTargetKind.NotMapped } => Instead(checks, method, Mapped, $"{notMapped} {Unless("404 or 405")}"),
            { Kind: PreflightTargetKind.NothingAtPath, AreAlike: true } =>
                [Check(false, method, Mapped, $"{notMapped} {Unless("404")} {LeaveOut} Otherwise:"), .. checks],
            { Kind: PreflightTargetKind.NothingAtPath } => Instead(checks, method, Mapped, $"{notMapped} {Unless("404")} {LeaveOut}"),
            { Kind: PreflightTargetKind.Undetermined, Policies: [_] } =>
                [Check(true, method, "one endpoint that serves it", $"{Several(method)} They have the same policies."), .. checks],
            { Policies: [_, _, ..] policies } => isDenied
                ? Instead(checks, method, "one endpoint that serves it", $"{Several(method)} {Different(policies)}")
                : [Check(true, method, "one endpoint that serves it", $"{Several(method)} {Different(policies)}"), .. checks],
            _ => checks,
        };
    }

    private static string Unless(string status) => $"The request itself would get {status}, unless middleware serves it.";

    private static string Several(string method) =>
        $"Several endpoints could serve {method} at this path, and a preflight does not show which: it has no headers of the request itself.";

    private static string Different(IReadOnlyList<EndpointPolicy> policies) =>
        $"They have different policies ({Explainer.Some(policies.Select(policy => policy.ToString()))}), so that only what all of them allow is "
        + "allowed. Choose the same policies for all of them.";

    private static List<ExplanationCheck> Instead(List<ExplanationCheck> checks, string saw, string wanted, string advice) =>
        [Check(false, saw, wanted, advice), .. checks.Select(check => check with { Advice = null })];

    private static ExplanationCheck Check(bool passed, string saw, string wanted, string advice) => new("endpoint", passed, saw, wanted, advice);
}
