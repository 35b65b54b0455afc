using System.Globalization;

namespace StrictCors.LoadTests.Stress;

/// <summary>The specification once more, rule by rule and without regard to speed. It shares nothing with the library.</summary>
internal static class PlainReading
{
    private const string Preflight = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    /// <summary>The right answer to a request, as <see cref="Answer"/> describes answers.</summary>
    /// <param name="ask">The request.</param>
    /// <param name="policy">The policy in force for it; null if CORS is disabled at the endpoint.</param>
    /// <param name="isAllowed">Whether the origin is, by the policy or by its source.</param>
    public static string Of(Ask ask, PlainPolicy? policy, bool isAllowed) => ask switch
    {
        { IsPreflight: true } => OfPreflight(ask, policy, isAllowed),
        { IsHandshake: true } => OfHandshake(ask, policy!, isAllowed),
        _ => OfActual(ask, policy, isAllowed),
    };

    /// <summary>Where no policy applies, nothing is added (R5), and no handler runs for a preflight (R8).</summary>
    public static string[] WithoutPolicy(Ask ask) => ask.IsPreflight ? ["204 [] ", "405 [] "] : ["200 [] "];

    private static string OfActual(Ask ask, PlainPolicy? policy, bool isAllowed)
    {
        if (policy is null)
        {
            return "200 [] Origin";                                         // R7, V1
        }

        var vary = policy.IsAny ? ""                                        // V2
            : policy.Server ? "Origin, Sec-Fetch-Site"                      // V1, S2
            : "Origin";
        if (ask.Origin is null)
        {
            var isForged = policy.Server && ask.Method != "GET" && ask.FetchSite == "cross-site";
            return isForged ? $"403 [] {vary}"                              // S4
                : $"200 [{(policy.IsAny ? Readable(ask, policy) : "")}] {vary}"; // R1, A4
        }

        if (!isAllowed)
        {
            return $"{(policy.Server ? 403 : 200)} [] {vary}";              // A5, S1, S2
        }

        var isRefused = policy.Server && !policy.Methods.Contains(ask.Method);
        return $"{(isRefused ? 403 : 200)} [{Readable(ask, policy)}] {vary}"; // A1, A2, A3, S3
    }

    private static string OfHandshake(Ask ask, PlainPolicy policy, bool isAllowed) =>
        ask.Origin is null ? "101 [] Origin"                                // W2
            : isAllowed ? $"101 [{Readable(ask, policy)}] Origin"
            : "403 [] Origin";                                              // W1

    private static string OfPreflight(Ask ask, PlainPolicy? policy, bool isAllowed)
    {
        if (policy is null)
        {
            return $"204 [] {Preflight}";                                   // R7
        }

        var vary = (policy.IsAny ? Preflight["Origin, ".Length..] : Preflight) + (policy.Server ? ", Sec-Fetch-Site" : ""); // V4, S2
        if (!isAllowed)
        {
            return $"{(policy.Server ? 403 : 204)} [] {vary}";              // P5, S2
        }

        // P6: browsers ask for no permission to use these, whatever the answer.
        var isMethod = policy.Methods.Contains(ask.RequestMethod) || (!policy.Server && ask.RequestMethod is "GET" or "POST");
        var isHeaders = ask.RequestHeaders.All(name => policy.Headers.Contains(name, StringComparer.OrdinalIgnoreCase));
        var owned = new List<string>
        {
            $"Allow-Headers: {string.Join(", ", policy.Headers)}",          // P3
            $"Allow-Origin: {(policy.IsAny ? "*" : ask.Origin)}",
        };
        if (policy.Credentials)
        {
            owned.Add("Allow-Credentials: true");
        }

        if (isMethod && Answer.IsLookedFor(ask.RequestMethod))
        {
            owned.Add(Answer.MethodIsAllowed);                              // P3, P4
        }

        if (isMethod && isHeaders)
        {
            owned.Add($"Max-Age: {policy.MaxAge.ToString(CultureInfo.InvariantCulture)}"); // P2, P4
        }

        return $"204 [{string.Join("; ", owned.Order(StringComparer.Ordinal))}] {vary}";
    }

    private static string Readable(Ask ask, PlainPolicy policy) =>
        $"{(policy.Credentials ? "Allow-Credentials: true; " : "")}Allow-Origin: {(policy.IsAny ? "*" : ask.Origin)}; "
            + $"Expose-Headers: {policy.Exposed}";
}
