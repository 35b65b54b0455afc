using System.Text.Json.Serialization;
using StrictCors.Page.Explaining;
using StrictCors.Page.Listing;
using StrictCors.Page.Trying;

namespace StrictCors.Page.Serving;

/// <summary>The JSON of the page, generated, so that it works in trimmed and native programs and does not depend on the application's
/// options.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PageOf<EndpointRow>))]
[JsonSerializable(typeof(PageOf<PolicyRow>))]
[JsonSerializable(typeof(List<DecisionRow>))]
[JsonSerializable(typeof(ExplainedRequest))]
[JsonSerializable(typeof(Attempt))]
[JsonSerializable(typeof(AttemptResult))]
[JsonSerializable(typeof(StateView))]
internal sealed partial class PageJson : JsonSerializerContext;
