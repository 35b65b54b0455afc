using System.Globalization;
using StrictCors.Tests.Policies;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>A server that answers as protocol rules A1 to A3, P2, P4, P5 and S2 say, given the decisions of the policy.</summary>
internal sealed class Server(StrictCorsPolicy policy)
{
    public List<CorsDecision> Decisions { get; } = [];

    public bool AllowsEverything => Decisions.All(decision => decision.Outcome == CorsOutcome.Allowed);

    public Response Preflight(string origin, string method, string? headers) =>
        Answer(policy.Evaluate(TestRequest.Preflight(origin, method, headers)), origin);

    public Response Actual(string origin, string method) =>
        Answer(policy.Evaluate(TestRequest.Actual(origin, method)), origin);

    private Response Answer(CorsDecision decision, string origin)
    {
        Decisions.Add(decision);
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
