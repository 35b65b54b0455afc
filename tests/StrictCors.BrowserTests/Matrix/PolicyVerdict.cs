using StrictCors.Tests.Properties.Fetch;

namespace StrictCors.BrowserTests.Matrix;

/// <summary>What a policy says of a call, by its public face alone: of each of the requests that Fetch makes of the call.</summary>
/// <param name="IsAllowed">The page gets the endpoint's answer.</param>
/// <param name="Runs">The endpoint runs, whoever gets to read its answer.</param>
internal sealed record PolicyVerdict(bool IsAllowed, bool Runs)
{
    private static readonly string[] NormalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    public static PolicyVerdict Of(StrictCorsPolicyOptions options, string origin, Call call)
    {
        var policy = StrictCorsPolicy.Compile(options);
        var method = NormalizedMethods.FirstOrDefault(known => known.Equals(call.Method, StringComparison.OrdinalIgnoreCase)) ?? call.Method;
        var unsafeNames = RequestHeaders.UnsafeNames(call.Headers.Select(header => (header.Name, header.Value)));

        // A server cannot see whether a page wants credentials. The browser can, and then asks for more than the policy gives.
        var credentialsAreFine = !call.IncludesCredentials || options.AllowCredentials;
        var needsPreflight = method is not ("GET" or "HEAD" or "POST") || call.HasUploadListener || unsafeNames.Count > 0;
        var preflight = policy.Evaluate(new()
        {
            Method = "OPTIONS",
            Origin = origin,
            RequestMethod = method,
            RequestHeaders = unsafeNames.Count == 0 ? default : string.Join(',', unsafeNames),
        });
        var actual = policy.Evaluate(new() { Method = method, Origin = origin });

        var isSent = !needsPreflight || (preflight.Outcome == CorsOutcome.Allowed && credentialsAreFine);
        return new(
            isSent && actual.Outcome == CorsOutcome.Allowed && credentialsAreFine,
            isSent && (actual.Outcome == CorsOutcome.Allowed || policy.Enforcement != StrictCorsEnforcement.Server));
    }
}
