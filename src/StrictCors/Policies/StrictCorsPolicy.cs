using StrictCors.Checks;
using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Policies;

namespace StrictCors;

/// <summary>A policy that was found to be right, ready to decide. Immutable, safe for any number of threads.</summary>
/// <remarks>Every header value that does not repeat the request is computed here, once, as a single string: an array could be written
/// into by any code that holds the response.</remarks>
public sealed class StrictCorsPolicy
{
    internal StrictCorsPolicy()
    {
    }

    /// <summary>Gets the name under which the policy was compiled; null for the answer of an endpoint where CORS is disabled.</summary>
    public string? Name { get; internal init; }

    /// <summary>Gets who acts on the decision.</summary>
    public StrictCorsEnforcement Enforcement { get; internal init; }

    internal OriginSet Origins { get; init; } = OriginSet.Empty;

    internal MethodSet Methods { get; init; } = MethodSet.Empty;

    internal HeaderSet Headers { get; init; } = HeaderSet.Empty;

    internal bool AllowCredentials { get; init; }

    /// <summary>Gets a value indicating whether http origins are accepted together with credentials; checked for what an origin source
    /// allows.</summary>
    internal bool AllowInsecureOrigins { get; init; }

    /// <summary>Gets which service is queried about origins that no pattern covers; null if there is none.</summary>
    internal OriginSourceSettings? OriginSource { get; init; }

    internal int PreflightStatusCode { get; init; } = 204;

    /// <summary>Gets the request paths that <see cref="StrictCorsEnforcement.Server"/> never refuses; null if there are none.</summary>
    internal HashSet<string>? ExemptPaths { get; init; }

    /// <summary>Gets <c>Access-Control-Expose-Headers</c>, or null.</summary>
    internal string? ExposeHeaders { get; init; }

    /// <summary>Gets <c>Access-Control-Allow-Methods</c> if the policy's methods can be listed; null if there are none, and if any method is
    /// allowed together with credentials: "*" would then be a method of that name (Fetch).</summary>
    internal string? AllowMethods { get; init; }

    /// <summary>Gets <c>Access-Control-Allow-Headers</c> if it is the same for every preflight; null if there is none, or if
    /// <see cref="EchoesHeaders"/> holds.</summary>
    internal string? AllowHeaders { get; init; }

    /// <summary>Gets <c>Access-Control-Max-Age</c>, or null.</summary>
    internal string? MaxAge { get; init; }

    /// <summary>Gets a value indicating whether the policy is "*": its answer is the same for all, so that it needs no Origin in Vary.</summary>
    internal bool IsAnyOrigin => Origins.IsAny;

    /// <summary>Gets a value indicating whether any header is allowed and the requested names are sent back, because "*" would have another
    /// meaning: together with credentials, a header of that name (Fetch); without Authorization in the list, Authorization too (Chromium 156
    /// and Firefox 153, measured).</summary>
    internal bool EchoesHeaders => Headers.IsAny && AllowHeaders is null;

    /// <summary>Gets the policy as an endpoint has it.</summary>
    internal EndpointPolicy AtEndpoint => field ??= EndpointPolicy.With(this);

    /// <summary>Checks the whole policy and compiles it.</summary>
    /// <param name="options">The policy as written; it is copied, later changes have no effect.</param>
    /// <param name="name">The name that decisions, logs and problems show.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="StrictCorsConfigurationException">Something is wrong; the exception holds every problem.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static StrictCorsPolicy Compile(StrictCorsPolicyOptions options, string name = "")
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(name);

        var path = name.Length == 0 ? "Policy" : name;
        var compiled = PolicyCompiler.Compile(options, name, path);

        // The problems of reading a section stay with the section; options taken from it carry only the keys.
        return compiled.Value ?? throw new StrictCorsConfigurationException(
            [.. compiled.Problems, .. options.UnreadKeys.Select(key => Problems.KeyWasUnreadable($"{path}:{key}"))], typeof(StrictCorsPolicyOptions));
    }

    /// <summary>Decides about one request: always the same about the same. Never throws for anything a request may hold, and takes time
    /// linear in the request's own length. Allocates the echo of unusually spelt header lists and, once for each kind of decision and each
    /// listed origin, what the policy keeps of it; nothing else.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The decision.</returns>
    public CorsDecision Evaluate(in CorsRequest request) => PolicyEvaluator.Evaluate(AtEndpoint, request);

    /// <summary>The policy's name, as logs, metrics and decisions show it.</summary>
    /// <returns>The name; empty if it has none.</returns>
    public override string ToString() => Name ?? "";

    /// <summary>Whether the guard of policies with credentials denies the origin, see <see cref="Schemes.IsInsecure"/>.</summary>
    internal bool DeniesAsInsecure(ReadOnlySpan<char> scheme, ReadOnlySpan<char> host) =>
        AllowCredentials && !AllowInsecureOrigins && Schemes.IsInsecure(scheme, host);
}
