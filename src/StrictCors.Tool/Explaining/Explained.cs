using StrictCors.Explanations;
using StrictCors.Testing;

namespace StrictCors.Tool.Explaining;

/// <summary>One request of the browser, with the decision about it.</summary>
/// <param name="RoundTrip">The request and the response; null for a request that no browser sends.</param>
/// <param name="Explanation">The checks of the decision.</param>
internal sealed record Explained(CorsRoundTrip? RoundTrip, Explanation Explanation);
