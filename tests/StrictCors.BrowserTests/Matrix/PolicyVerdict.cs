using StrictCors.Testing;

namespace StrictCors.BrowserTests.Matrix;

/// <summary>What a policy says of a call, by its public face alone: of each of the requests that the standard makes of the call.</summary>
/// <param name="IsAllowed">The page gets the endpoint's answer.</param>
/// <param name="Runs">The endpoint runs, whoever gets to read its answer.</param>
internal sealed record PolicyVerdict(bool IsAllowed, bool Runs)
{
    public static async Task<PolicyVerdict> OfAsync(StrictCorsPolicyOptions options, string origin, Call call)
    {
        var policy = StrictCorsPolicy.Compile(options);
        var requests = await PermissiveServer.RequestsOfAsync(origin, call);
        var preflight = requests.FirstOrDefault(request => request.IsPreflight);
        var actual = Evaluate(policy, requests.Single(request => !request.IsPreflight));

        // A server cannot see whether a page wants credentials. The browser can, and then asks for more than the policy gives.
        var credentialsAreFine = !call.IncludesCredentials || options.AllowCredentials;
        var isSent = preflight is null || (Evaluate(policy, preflight).Outcome == CorsOutcome.Allowed && credentialsAreFine);
        return new(
            isSent && actual.Outcome == CorsOutcome.Allowed && credentialsAreFine,
            isSent && (actual.Outcome == CorsOutcome.Allowed || policy.Enforcement != StrictCorsEnforcement.Server));
    }

    private static CorsDecision Evaluate(StrictCorsPolicy policy, CorsRoundTrip request) => policy.Evaluate(new()
    {
        Method = request.Method,
        Origin = request.RequestHeader("Origin"),
        RequestMethod = request.RequestHeader("Access-Control-Request-Method"),
        RequestHeaders = request.RequestHeader("Access-Control-Request-Headers"),
    });
}
