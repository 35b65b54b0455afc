namespace StrictCors.Policies;

/// <summary>
/// What an endpoint has: no policy, a bypass, disabled CORS, a missing policy, or policies. Immutable. The policy table creates every instance
/// when the configuration is compiled, so that a request only looks one up.
/// </summary>
/// <remarks>It owns everything that differs between an endpoint with a policy and an endpoint where CORS is disabled or whose policy is missing:
/// <c>Vary</c>, enforcement, exempt paths and the name in logs. Its policy is never null: an endpoint without one holds
/// <see cref="NoOrigin"/>.</remarks>
internal sealed class EndpointPolicy
{
    // First: the fields below need it.
    private static readonly StrictCorsPolicy NoOrigin = new();

    /// <summary>No policy applies: the request passes untouched, except a handshake from another origin. Browsers do not hide anything of a
    /// WebSocket from a page, so an endpoint without a policy would be open to every page.</summary>
    public static readonly EndpointPolicy None = new(EndpointPolicyKind.None, NoOrigin, StrictCorsEnforcement.Browser);

    /// <summary>The same for handshakes, if all policies only observe: a handshake from another origin is reported, not refused.</summary>
    public static readonly EndpointPolicy NoneObserved = new(EndpointPolicyKind.None, NoOrigin, StrictCorsEnforcement.Observe);

    /// <summary>The endpoint has CORS code of its own (BypassStrictCors): the request passes untouched, and so do its preflights.</summary>
    public static readonly EndpointPolicy Bypassed = new(EndpointPolicyKind.Bypassed, NoOrigin, StrictCorsEnforcement.Browser);

    /// <summary>The endpoint names a policy that does not exist. Only an endpoint that appears after startup can have this value, because startup
    /// refuses the others. The server refuses its requests, so that a typing error does not leave the endpoint open.</summary>
    public static readonly EndpointPolicy Missing = new(EndpointPolicyKind.Missing, NoOrigin, StrictCorsEnforcement.Server);

    private EndpointPolicy(EndpointPolicyKind kind, StrictCorsPolicy policy, StrictCorsEnforcement enforcement, HashSet<string>? exemptPaths = null)
        : this(kind, [policy], enforcement, exemptPaths)
    {
    }

    private EndpointPolicy(
        EndpointPolicyKind kind, ReadOnlySpan<StrictCorsPolicy> policies, StrictCorsEnforcement enforcement, HashSet<string>? exemptPaths,
        EndpointPolicy? first = null, int index = 0)
    {
        Kind = kind;
        Policy = policies[index];
        Enforcement = enforcement;
        ExemptPaths = exemptPaths;
        IsServerEnforced = enforcement == StrictCorsEnforcement.Server;
        VaryOfActual = JoinVary(policies);
        VaryOfPreflight = JoinVary(policies, "Access-Control-Request-Method", "Access-Control-Request-Headers")!;
        First = first ?? this;
        Index = index;
        Next = index + 1 < policies.Length ? new(kind, policies, enforcement, policies[index + 1].ExemptPaths, First, index + 1) : null;
    }

    public EndpointPolicyKind Kind { get; }

    /// <summary>Gets the policy that is evaluated; a policy without any origin if <see cref="Kind"/> is not
    /// <see cref="EndpointPolicyKind.Policy"/>.</summary>
    public StrictCorsPolicy Policy { get; }

    /// <summary>Gets the endpoint's first policy with what belongs to it; this object if the endpoint has one policy.</summary>
    public EndpointPolicy First { get; }

    /// <summary>Gets the policy that is tried if the origins of this one do not cover the request's origin; null if this is the last.</summary>
    public EndpointPolicy? Next { get; }

    /// <summary>Gets this policy and those that are tried after it.</summary>
    public IEnumerable<EndpointPolicy> Policies
    {
        get
        {
            for (var policy = this; policy is not null; policy = policy.Next)
            {
                yield return policy;
            }
        }
    }

    /// <summary>Gets the position of the policy in the endpoint's list, from 0.</summary>
    public int Index { get; }

    public StrictCorsEnforcement Enforcement { get; }

    /// <summary>Gets a value indicating whether the server itself refuses denied requests (<see cref="StrictCorsEnforcement.Server"/>).</summary>
    public bool IsServerEnforced { get; }

    /// <summary>Gets the request paths that the server never refuses; null if there are none.</summary>
    public HashSet<string>? ExemptPaths { get; }

    /// <summary>Gets the members of <c>Vary</c> of an actual request's response, or null: all parts of the request that the response depends on,
    /// whether or not this request has them.</summary>
    public string? VaryOfActual { get; }

    /// <summary>Gets the members of <c>Vary</c> of the response to a preflight.</summary>
    public string VaryOfPreflight { get; }

    /// <summary>Gets the decisions that requests of this endpoint share.</summary>
    public DecisionCache Decisions => field ??= new DecisionCache(this);

    /// <summary>Gets a value indicating whether StrictCors decides about requests of this endpoint.</summary>
    public bool Decides => Kind is not (EndpointPolicyKind.None or EndpointPolicyKind.Bypassed);

    /// <summary>Gets the same for an endpoint where CORS is disabled: no origin is allowed, and the rest is as the policy has it.</summary>
    public EndpointPolicy Disabled => field ??= Kind == EndpointPolicyKind.Missing
        ? None.Disabled
        : new(EndpointPolicyKind.Disabled, NoOrigin, Enforcement, ExemptPaths);

    /// <summary>An endpoint with a policy.</summary>
    public static EndpointPolicy With(StrictCorsPolicy policy) => With([policy]);

    /// <summary>An endpoint with several policies, in the order in which they are tried. All have the same enforcement.</summary>
    public static EndpointPolicy With(ReadOnlySpan<StrictCorsPolicy> policies) =>
        new(EndpointPolicyKind.Policy, policies, policies[0].Enforcement, policies[0].ExemptPaths);

    /// <summary>Whether the server refuses a denied request for <paramref name="path"/>.</summary>
    public bool Refuses(string path) => IsServerEnforced && ExemptPaths?.Contains(path) != true;

    /// <summary>Whether two endpoints have the same policies. No other code compares the policies of endpoints.</summary>
    public bool IsSameAs(EndpointPolicy other) => ReferenceEquals(this, other)
        || (Kind == EndpointPolicyKind.Policy && other.Kind == EndpointPolicyKind.Policy
            && Policies.Select(each => each.Policy).SequenceEqual(other.Policies.Select(each => each.Policy)));

    /// <summary>The policy's name for messages: not escaped, because a name comes from the configuration and is escaped when it is shown.</summary>
    public override string ToString() => Kind switch
    {
        EndpointPolicyKind.None => "(none)",
        EndpointPolicyKind.Bypassed => "(bypassed)",
        EndpointPolicyKind.Disabled => "(CORS disabled)",
        EndpointPolicyKind.Missing => "(policy missing)",
        _ => Policy.Name ?? "",
    };

    private string? JoinVary(ReadOnlySpan<StrictCorsPolicy> policies, params string[] ofPreflight)
    {
        // The response of an any-origin policy is the same for every origin, unless other policies are tried before it. Sec-Fetch-Site matters
        // only if the server acts on it.
        List<string> members = policies is [{ IsAnyOrigin: true }] ? [] : ["Origin"];
        members.AddRange(ofPreflight);
        if (IsServerEnforced)
        {
            members.Add("Sec-Fetch-Site");
        }

        foreach (var policy in policies)
        {
            members.AddRange(policy.OriginSource?.DependsOnHeaders ?? []);
        }

        return members.Count == 0 ? null : string.Join(", ", members.Distinct(StringComparer.OrdinalIgnoreCase));
    }
}

internal enum EndpointPolicyKind
{
    None,
    Bypassed,
    Disabled,
    Missing,
    Policy,
}
