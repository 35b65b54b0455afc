namespace StrictCors.Page.Listing;

/// <summary>One decision, in words.</summary>
/// <param name="Number">The number of the decision since the start.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Kind">Preflight, actual request or handshake.</param>
/// <param name="Method">The method; of a preflight, the requested one.</param>
/// <param name="Path">The path as the browser has it.</param>
/// <param name="Origin">The origin.</param>
/// <param name="Endpoint">The endpoint that serves the request; of a preflight, the announced one.</param>
/// <param name="Policy">The policy that decided.</param>
/// <param name="Enforcement">Who acts on a denial.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">The reason of a denial.</param>
/// <param name="IsRefused">Whether the server answered 403.</param>
/// <param name="RequestHeaders">The headers that a preflight requests.</param>
internal sealed record DecisionRow(
    long Number, DateTimeOffset Time, string Kind, string Method, string Path, string Origin, string Endpoint, string Policy, string Enforcement,
    string Outcome, string Reason, bool IsRefused, string RequestHeaders);
