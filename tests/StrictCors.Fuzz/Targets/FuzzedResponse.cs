using Microsoft.AspNetCore.Http;

namespace StrictCors.Fuzz.Targets;

/// <param name="Status">The status.</param>
/// <param name="Headers">The headers when the response starts.</param>
/// <param name="HasRun">Whether the endpoint ran.</param>
/// <param name="Decision">What the middleware decided; null where no policy applies.</param>
internal sealed record FuzzedResponse(int Status, IHeaderDictionary Headers, bool HasRun, CorsDecision? Decision);
