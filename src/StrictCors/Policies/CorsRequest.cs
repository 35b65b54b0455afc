using Microsoft.Extensions.Primitives;
using StrictCors.Policies;

namespace StrictCors;

/// <summary>What a decision is made from: the parts of a request that CORS looks at, and nothing of any web framework.</summary>
public readonly ref struct CorsRequest
{
    /// <summary>Gets the method as received. Default: GET.</summary>
    public string Method { get => field ?? "GET"; init; }

    /// <summary>Gets the lines of <c>Origin</c>.</summary>
    public StringValues Origin { get; init; }

    /// <summary>Gets the lines of <c>Access-Control-Request-Method</c>.</summary>
    public StringValues RequestMethod { get; init; }

    /// <summary>Gets the lines of <c>Access-Control-Request-Headers</c>.</summary>
    public StringValues RequestHeaders { get; init; }

    /// <summary>Gets the lines of <c>Sec-Fetch-Site</c>: where present, it alone decides whether a request is same-origin.</summary>
    public StringValues FetchSite { get; init; }

    /// <summary>Gets the scheme under which the server was reached. Default: <c>http</c>.</summary>
    public string Scheme { get => field ?? "http"; init; }

    /// <summary>Gets the value of <c>Host</c>, as received: host and, where written, port.</summary>
    public string Host { get => field ?? ""; init; }

    /// <summary>Gets the path of the request, without the path base; compared with the exempt paths.</summary>
    public string Path { get => field ?? ""; init; }

    /// <summary>Gets a value indicating whether this is a WebSocket handshake or a WebTransport session.</summary>
    public bool IsHandshake { get; init; }

    /// <summary>Gets a value indicating whether cookies, HTTP authentication or a client certificate came along. It is read for handshakes
    /// only.</summary>
    public bool HasCredentials { get; init; }

    /// <summary>Gets what routing knows about the endpoint that a preflight is for; null if all endpoints have the same policies.</summary>
    internal PreflightTarget? Target { get; init; }

    /// <summary>Gets the answer of the origin source that was queried last.</summary>
    internal OriginSourceVerdict SourceVerdict { get; init; }

    /// <summary>Gets the position, in the endpoint's list of policies, of the policy whose source was queried last.</summary>
    internal int SourceIndex { get; init; }

    /// <summary>Gets a value indicating whether this is a preflight: <c>OPTIONS</c> with <c>Origin</c> and
    /// <c>Access-Control-Request-Method</c>. The case of the method is ignored, because ASP.NET Core's routing ignores it
    /// and would hand <c>options</c> to the endpoint of the requested method.</summary>
    public bool IsPreflight => Origin.Count > 0 && RequestMethod.Count > 0 && Method.Equals("OPTIONS", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The answer of a policy's origin source about the origin of a request.</summary>
internal enum OriginSourceVerdict
{
    NotAsked,

    NotAllowed,

    Allowed,

    /// <summary>The source threw an exception or exceeded its time limit.</summary>
    Failed,
}
