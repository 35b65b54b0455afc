using StrictCors.Explanations;
using StrictCors.Page.Trying;
using StrictCors.Page.Watching;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Page.Explaining;

/// <summary>A request and why it was decided as it was. All texts are escaped and cut.</summary>
/// <param name="Kind">Preflight, actual request or handshake.</param>
/// <param name="Method">The method; of a preflight, the requested one.</param>
/// <param name="Path">The path.</param>
/// <param name="Origin">The origin.</param>
/// <param name="RequestHeaders">The headers that a preflight requests.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Policy">The policy that decided.</param>
/// <param name="Enforcement">Who acts on the decision; empty without a policy.</param>
/// <param name="Outcome">The outcome; <c>no-policy</c> if no policy applies.</param>
/// <param name="Reason">The reason of a denial.</param>
/// <param name="Effect">What the decision means for the page that sent the request.</param>
/// <param name="Checks">The checks, in their order.</param>
/// <param name="Remedy">What to write to allow the request; null if no setting of the policy helps.</param>
internal sealed record ExplainedRequest(
    string Kind, string Method, string Path, string Origin, string RequestHeaders, string Endpoint, string Policy, string Enforcement, string Outcome,
    string Reason, string Effect, IReadOnlyList<ExplanationCheck> Checks, Remedy? Remedy)
{
    private const string NoPolicy = "no-policy";

    /// <summary>Gets the request to try once more; null if it cannot be.</summary>
    public Attempt? Again { get; init; }

    /// <param name="first">What the endpoint has.</param>
    /// <param name="request">The request.</param>
    /// <param name="texts">The request in words.</param>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="options">The configuration that the policies were compiled from, if it is known.</param>
    /// <param name="proxy">The host that proxies received from the browser.</param>
    public static ExplainedRequest Of(
        EndpointPolicy first, in CorsRequest request, DecisionTexts texts, string endpoint, StrictCorsOptions? options, ProxyHeaders proxy)
    {
        var explanation = Explainer.Explain(first, request, proxy);
        var decision = explanation.Decision;
        var remedy = options is null ? null : RemedyFinder.Find(options, first, request, explanation);
        return new(
            DecisionNames.For(decision.Kind), texts.Method, texts.Path, texts.Origin, texts.RequestHeaders, endpoint,
            Display.Escape(decision.PolicyName ?? first.ToString()), first.Enforcement.ToString(), DecisionNames.For(decision.Outcome),
            decision.Outcome == CorsOutcome.Denied ? DecisionNames.For(decision.Reason) : "",
            Effects.Of(first, decision), explanation.Checks, remedy);
    }

    /// <summary>A request to an endpoint that StrictCors does not decide about.</summary>
    public static ExplainedRequest Without(EndpointPolicy policy, in CorsRequest request, DecisionTexts texts, string endpoint) => new(
        DecisionNames.For(request.IsPreflight ? CorsRequestKind.Preflight : request.IsHandshake ? CorsRequestKind.Handshake : CorsRequestKind.Actual),
        texts.Method, texts.Path, texts.Origin, texts.RequestHeaders, endpoint, policy.ToString(), "", NoPolicy, "",
        policy.Kind == EndpointPolicyKind.Bypassed
            ? "StrictCors leaves this endpoint alone: BypassStrictCors(). Its own code decides."
            : "No policy applies to this endpoint, so that the response has no CORS headers, and a browser hides it from pages of other origins. "
                + "RequireStrictCors(\"…\") at the endpoint, or \"DefaultPolicy\" in the settings, chooses one.",
        [], null);
}
