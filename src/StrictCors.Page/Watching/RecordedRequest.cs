using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Diagnostics;
using StrictCors.Explanations;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>All that an explanation of a decision depends on, to explain it later. A <see cref="CorsRequest"/> cannot be kept.</summary>
internal sealed class RecordedRequest
{
    private readonly string _method;
    private readonly StringValues _origin;
    private readonly StringValues _requestMethod;
    private readonly StringValues _requestHeaders;
    private readonly StringValues _fetchSite;
    private readonly string _scheme;
    private readonly string _host;
    private readonly string _path;
    private readonly bool _isHandshake;
    private readonly bool _hasCredentials;
    private readonly PreflightTarget? _target;
    private readonly OriginSourceVerdict _verdict;
    private readonly int _sourceIndex;

    /// <param name="first">What the endpoint has.</param>
    /// <param name="request">The request.</param>
    /// <param name="received">The same request, as the application has it.</param>
    /// <param name="isDenied">Whether it is denied: only then an explanation is about the server's own origin.</param>
    /// <param name="options">The configuration in force.</param>
    public RecordedRequest(EndpointPolicy first, in CorsRequest request, HttpRequest received, bool isDenied, StrictCorsOptions? options)
    {
        (First, Options) = (first, options);
        (_method, _origin, _path) = (request.Method, request.Origin, request.Path);
        (_requestMethod, _requestHeaders) = (request.RequestMethod, request.RequestHeaders);
        (_isHandshake, _hasCredentials) = (request.IsHandshake, request.HasCredentials);
        (_target, _verdict, _sourceIndex) = (request.Target, request.SourceVerdict, request.SourceIndex);
        (PathBase, _scheme, _host) = (received.PathBase.Value ?? "", received.Scheme, received.Headers.Host.ToString());
        _fetchSite = request.FetchSite;
        Proxy = ProxyHeaders.None;
        if (isDenied)
        {
            _fetchSite = received.Headers["Sec-Fetch-Site"];
            Proxy = DecisionLog.ReadProxyHeaders(received.HttpContext);
        }
    }

    /// <summary>Gets what the endpoint has: its first policy, if it has several.</summary>
    public EndpointPolicy First { get; }

    /// <summary>Gets the configuration that the policies were compiled from, if it is known.</summary>
    public StrictCorsOptions? Options { get; }

    public string PathBase { get; }

    /// <summary>Gets the path as the browser has it.</summary>
    public string FullPath => PathBase + _path;

    /// <summary>Gets the host that proxies received from the browser.</summary>
    public ProxyHeaders Proxy { get; }

    /// <summary>Gets the characters that the request keeps in memory.</summary>
    public int Length => _method.Length + _host.Length + PathBase.Length + _path.Length + Count(_origin) + Count(_requestMethod)
        + Count(_requestHeaders) + Count(_fetchSite) + Count(Proxy.ForwardedHost) + Count(Proxy.OriginalHost) + Count(Proxy.Forwarded);

    public CorsRequest Value => new()
    {
        Method = _method,
        Origin = _origin,
        RequestMethod = _requestMethod,
        RequestHeaders = _requestHeaders,
        FetchSite = _fetchSite,
        Scheme = _scheme,
        Host = _host,
        Path = _path,
        IsHandshake = _isHandshake,
        HasCredentials = _hasCredentials,
        Target = _target,
        SourceVerdict = _verdict,
        SourceIndex = _sourceIndex,
    };

    private static int Count(StringValues lines)
    {
        var length = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            length += lines[i]?.Length ?? 0;
        }

        return length;
    }
}
