using StrictCors.Checks;

namespace StrictCors;

/// <summary>One policy as people write it: the keys of <c>StrictCors:Policies:&lt;name&gt;</c>. Nothing is checked here;
/// <see cref="StrictCorsPolicy.Compile(StrictCorsPolicyOptions, string)"/> finds every problem.</summary>
public sealed class StrictCorsPolicyOptions
{
    /// <summary>Gets or sets the origins that may read responses: serialised origins (<c>https://app.example.com</c>), wildcards
    /// (<c>https://*.example.com</c>, <c>https://app-*.example.com</c>, <c>http://localhost:*</c>), or <c>*</c> alone for every origin.
    /// Default: empty, which is an error, unless <see cref="Enforcement"/> is <see cref="StrictCorsEnforcement.Server"/> (then only the
    /// application's own origin is allowed) or an origin source is attached.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Gets or sets the methods that pages may use, case-sensitive, or <c>*</c> alone for any. Default: GET, HEAD, POST, which
    /// browsers never need permission for.</summary>
    public IList<string> AllowedMethods { get; set; } = ["GET", "HEAD", "POST"];

    /// <summary>Gets or sets the request headers that pages may set, case-insensitive. <c>*</c> is any but <c>Authorization</c>;
    /// <c>*</c> and <c>Authorization</c> together are any. Default: none beyond those that Fetch safelists.</summary>
    public IList<string> AllowedHeaders { get; set; } = [];

    /// <summary>Gets or sets the response headers that pages may read beside the CORS-safelisted ones; <c>*</c> only without
    /// credentials. Default: none.</summary>
    public IList<string> ExposedHeaders { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether pages may read responses to requests that carried cookies, HTTP
    /// authentication or client certificates. Default: false.</summary>
    public bool AllowCredentials { get; set; }

    /// <summary>Gets or sets how long browsers may remember a preflight: whole seconds, 0 to 24 hours. Default: null, no
    /// <c>Access-Control-Max-Age</c> is sent and browsers remember for 5 seconds. Chromium caps at 2 hours, Safari at 10 minutes.</summary>
    public TimeSpan? PreflightMaxAge { get; set; }

    /// <summary>Gets or sets the status of a preflight's answer: 204 (default) or 200.</summary>
    public int PreflightStatusCode { get; set; } = 204;

    /// <summary>Gets or sets who acts on the decision. Default: <see cref="StrictCorsEnforcement.Browser"/>.</summary>
    public StrictCorsEnforcement Enforcement { get; set; }

    /// <summary>Gets or sets exact request paths, case-insensitive, that <see cref="StrictCorsEnforcement.Server"/> never refuses:
    /// sign-in and payment callbacks that other sites post to. Default: none.</summary>
    public IList<string> ExemptPaths { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether <c>null</c> is accepted in <see cref="AllowedOrigins"/>. Dangerous: every
    /// sandboxed frame and local file has that origin. Never with credentials. Default: false.</summary>
    public bool DangerouslyAllowNullOrigin { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>http</c> origins other than loopback are accepted in a policy with
    /// credentials. Dangerous: anyone on the network path can speak for such an origin. Default: false.</summary>
    public bool DangerouslyAllowInsecureOrigins { get; set; }

    /// <summary>Gets or sets a value indicating whether a wildcard that covers a public suffix or a hosting domain
    /// (<c>https://*.github.io</c>, <c>https://*.amazonaws.com</c>) is accepted in a policy with credentials. Dangerous: anyone can get a name
    /// there. Default: false.</summary>
    public bool DangerouslyAllowPublicSuffixWildcards { get; set; }

    /// <summary>Gets the source of each list, by key: the description of the configuration provider, or <c>code</c> if code has written or
    /// changed the list. A list is taken whole from the last provider that gives any of it. A list with its default has no source.</summary>
    public IReadOnlyDictionary<string, string> ListProviders => PolicyLists.Sources(this);

    /// <summary>Gets or sets the service that knows further origins; null if there is none. Code only.</summary>
    internal (Type ServiceType, StrictCorsOriginSourceOptions Options)? OriginSource { get; set; }

    /// <summary>Gets or sets the call that writes the policy with a builder, for messages; null for a policy of the section.</summary>
    internal string? Call { get; set; }

    /// <summary>Gets the calls of the builder that received null, with the keys that they write.</summary>
    internal List<(string Key, string Method)> NullArguments { get; } = [];

    /// <summary>Gets the sources of the lists, by key.</summary>
    internal Dictionary<string, ListSource> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the keys whose value in the configuration could not be read. Their problem is already known, and the options do not
    /// hold what was written.</summary>
    internal HashSet<string> UnreadKeys { get; } = new(StringComparer.Ordinal);
}
