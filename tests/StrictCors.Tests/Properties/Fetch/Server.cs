using System.Globalization;
using StrictCors.Policies;
using StrictCors.Tests.Policies;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>A server that answers as protocol rules A1 to A3, P2, P4, P5 and S2 say, given the decisions of the policy.</summary>
/// <param name="first">The policies of the endpoint.</param>
internal sealed class Server(EndpointPolicy first)
{
    public Server(StrictCorsPolicy policy)
        : this(policy.AtEndpoint)
    {
    }

    public List<CorsDecision> Decisions { get; } = [];

    /// <summary>Gets a value indicating whether the policies that decided allow credentials.</summary>
    public bool AllowsCredentials { get; private set; } = true;

    public bool AllowsEverything => Decisions.All(decision => decision.Outcome == CorsOutcome.Allowed);

    public Response Preflight(string origin, string method, string? headers) =>
        Answer(PreflightEvaluator.Evaluate(first, TestRequest.Preflight(origin, method, headers), out var decidedBy), decidedBy.Policy, origin);

    public Response Actual(string origin, string method)
    {
        var decided = ActualEvaluator.Evaluate(first, TestRequest.Actual(origin, method));
        return Answer(decided.Decision, decided.Policy.Policy, origin);
    }

    private Response Answer(CorsDecision decision, StrictCorsPolicy policy, string origin)
    {
        Decisions.Add(decision);
        AllowsCredentials &= policy.AllowCredentials;
        var isPreflight = decision.Kind == CorsRequestKind.Preflight;
        var answer = new Response(decision.IsRefused ? 403 : !isPreflight ? 200 : decision.IsOriginAllowed ? policy.PreflightStatusCode : 204);
        if (decision.IsOriginAllowed)
        {
            answer.Set("Access-Control-Allow-Origin", policy.IsAnyOrigin ? "*" : origin);
            answer.Set("Access-Control-Allow-Credentials", policy.AllowCredentials ? "true" : null);
            answer.Set("Access-Control-Expose-Headers", isPreflight ? null : policy.ExposeHeaders);
            answer.Set("Access-Control-Allow-Methods", decision.AllowMethods);
            answer.Set("Access-Control-Allow-Headers", decision.AllowHeaders);
            answer.Set("Access-Control-Max-Age", isPreflight && decision.Outcome == CorsOutcome.Allowed ? policy.MaxAge : null);
        }

        return answer;
    }

    internal sealed class Response(int status)
    {
        private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

        public int Status { get; } = status;

        public IReadOnlyDictionary<string, string> Headers => _headers;

        public void Set(string name, string? value)
        {
            if (value is not null)
            {
                _headers.Add(name, value);
            }
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Status} {string.Join("; ", _headers.Select(header => $"{header.Key}: {header.Value}"))}");
    }
}
