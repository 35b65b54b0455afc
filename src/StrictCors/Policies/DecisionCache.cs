using Microsoft.Extensions.Primitives;

namespace StrictCors.Policies;

/// <summary>One immutable object for each decision of a policy. A request is remembered by a reference to one of these objects, so that remembering
/// allocates nothing.</summary>
internal sealed class DecisionCache(EndpointPolicy policy)
{
    // The last members. Enum.GetValues would be compiled anew for each type at each start.
    private const int KindCount = (int)CorsRequestKind.Handshake + 1;
    private const int CauseCount = (int)CorsOutcome.Denied + (int)CorsDenialReason.OriginSourceFailed + 1;

    // Allowed preflights. What a page requests is the same each time, and a program has a few pages. A slot is filled once: if clients invent
    // requests, the others are evaluated as before.
    private const int PreflightSlots = 16;
    private const int MaxPreflightLength = 256;

    // For so many listed origins a kept preflight has a decision with the origin in it. Most policies list fewer.
    private const int MaxListed = 16;

    private readonly PolicyDecision?[] _decisions = new PolicyDecision?[KindCount * CauseCount * 4];

    private readonly KeptPreflight?[] _preflights = new KeptPreflight?[PreflightSlots];

    // One for each listed origin, created when the origin first occurs.
    private PolicyDecision?[] Listed => field ??= new PolicyDecision?[policy.Policy.Origins.ListedCount];

    /// <summary>Gets the decision about every request without <c>Origin</c>.</summary>
    public PolicyDecision WithoutOrigin => field ??= new PolicyDecision(policy, PolicyEvaluator.DecideWithoutOrigin(policy.Policy));

    /// <summary>An actual request from a listed origin is allowed.</summary>
    /// <param name="number">The number of the origin, from 1.</param>
    /// <param name="origin">The origin.</param>
    public PolicyDecision AllowedListed(int number, string origin) =>
        Listed[number - 1] ??= new PolicyDecision(policy, Allowed(CorsRequestKind.Actual).Decision, origin);

    public PolicyDecision Allowed(CorsRequestKind kind) =>
        Get(kind, CorsOutcome.Allowed, CorsDenialReason.None, isOriginAllowed: true, isRefused: false);

    public PolicyDecision SameOrigin(CorsRequestKind kind, bool isOriginAllowed) =>
        Get(kind, CorsOutcome.SameOrigin, CorsDenialReason.None, isOriginAllowed, isRefused: false);

    public PolicyDecision Denied(CorsRequestKind kind, CorsDenialReason reason, bool isOriginAllowed, bool isRefused) =>
        Get(kind, CorsOutcome.Denied, reason, isOriginAllowed, isRefused);

    /// <summary>The decision about a preflight, with the names that its response repeats. The last names are kept: they are the same for all
    /// preflights of most policies, and one object is created if they change, unless <see cref="FindPreflight"/> finds them.</summary>
    public PolicyDecision Preflight(in CorsDecision decision)
    {
        var index = Index(CorsRequestKind.Preflight, decision.Outcome, decision.Reason, decision.IsOriginAllowed, decision.IsRefused);
        ref var last = ref _decisions[index];
        var kept = last;
        if (kept is not null && kept.Decision.AllowMethods == decision.AllowMethods && kept.Decision.AllowHeaders == decision.AllowHeaders
            && kept.Decision.IsForOneRequest == decision.IsForOneRequest)
        {
            return kept;
        }

        return last = new PolicyDecision(policy, decision);
    }

    /// <summary>The decision about an equal preflight whose origin the policy covers; null if none is kept.</summary>
    /// <param name="request">The preflight.</param>
    /// <param name="originNumber">The number of its listed origin, from 1; 0 if the origin is not a listed one.</param>
    public PolicyDecision? FindPreflight(in CorsRequest request, int originNumber)
    {
        if (request.RequestMethod is [{ Length: > 0 } method] && request.RequestHeaders.Count <= 1)
        {
            string? headers = request.RequestHeaders;
            var variant = Variant(request);
            for (int i = 0, slot = Slot(method, headers); i < PreflightSlots && _preflights[slot] is { } kept; i++, slot = Next(slot))
            {
                if (kept.Variant == variant && kept.Method == method && kept.Headers == headers)
                {
                    return kept.DecisionFor(originNumber, request.Origin);
                }
            }
        }

        return null;
    }

    /// <summary>The decision about a preflight, kept if it is allowed and a slot is free.</summary>
    /// <param name="request">The preflight.</param>
    /// <param name="originNumber">The number of its listed origin, from 1; 0 if the origin is not a listed one.</param>
    /// <param name="decision">What was decided.</param>
    public PolicyDecision KeepPreflight(in CorsRequest request, int originNumber, in CorsDecision decision)
    {
        var decided = Preflight(decision);
        if (decision.Outcome == CorsOutcome.Allowed && request.RequestHeaders.Count <= 1)
        {
            var (method, headers) = (request.RequestMethod[0]!, (string?)request.RequestHeaders);
            for (int i = 0, slot = Slot(method, headers); i < PreflightSlots && method.Length + (headers?.Length ?? 0) <= MaxPreflightLength;
                i++, slot = Next(slot))
            {
                if (_preflights[slot] is null)
                {
                    var kept = new KeptPreflight(
                        method, headers, Variant(request), decided, Math.Min(policy.Policy.Origins.ListedCount, MaxListed));
                    _preflights[slot] = kept;
                    return kept.DecisionFor(originNumber, request.Origin);
                }
            }
        }

        return decided;
    }

    private static int Slot(string method, string? headers) =>
        (method.Length + method[0] + (headers is { Length: > 0 } ? headers.Length + (headers[^1] * 3) : 0)) % PreflightSlots;

    private static int Next(int slot) => (slot + 1) % PreflightSlots;

    private static int Index(CorsRequestKind kind, CorsOutcome outcome, CorsDenialReason reason, bool isOriginAllowed, bool isRefused)
    {
        // IsRefused does not follow from the others: a request for an exempt path is denied for the same reason and not refused.
        var flags = (isOriginAllowed ? 1 : 0) + (isRefused ? 2 : 0);

        // Only a denial has a reason. A place for each reason of the others took 4 KB of each policy.
        return ((((int)kind * CauseCount) + (int)outcome + (int)reason) * 4) + flags;
    }

    /// <summary>What else a decision depends on.</summary>
    private int Variant(in CorsRequest request) => (request.Target is { SharesPath: true } ? 1 : 0) + (policy.Refuses(request.Path) ? 2 : 0);

    private PolicyDecision Get(CorsRequestKind kind, CorsOutcome outcome, CorsDenialReason reason, bool isOriginAllowed, bool isRefused)
    {
        var index = Index(kind, outcome, reason, isOriginAllowed, isRefused);

        // Two requests may find nothing at the same time and create one object each. The objects are equal, so either may stay.
        return _decisions[index] ??= new PolicyDecision(policy, new()
        {
            Kind = kind,
            Outcome = outcome,
            Reason = reason,
            PolicyName = policy.Policy.Name,
            IsOriginAllowed = isOriginAllowed,
            IsRefused = isRefused,
        });
    }

    private sealed class KeptPreflight(string method, string? headers, int variant, PolicyDecision decision, int listed)
    {
        private readonly PolicyDecision?[] _ofListed = new PolicyDecision?[listed];

        public string Method { get; } = method;

        public string? Headers { get; } = headers;

        public int Variant { get; } = variant;

        /// <summary>The decision, for the first origins of the list with the origin in it: then the origin is not kept for each request.</summary>
        public PolicyDecision DecisionFor(int originNumber, StringValues origin) => originNumber is 0 || originNumber > _ofListed.Length
            ? decision
            : _ofListed[originNumber - 1] ??= new PolicyDecision(decision.Policy, decision.Decision, origin);
    }
}
