using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Diagnostics;
using StrictCors.Explanations;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>The parts of a request that a decision depends on, to explain the decision later. A <see cref="CorsRequest"/> cannot be kept.</summary>
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

    public RecordedRequest(in CorsRequest request, HttpRequest received)
    {
        var proxy = DecisionLog.ReadProxyHeaders(received.HttpContext);
        Proxy = proxy is { ForwardedHost.Count: 0, OriginalHost.Count: 0, Forwarded.Count: 0 } ? ProxyHeaders.None : proxy;
        (_method, _origin, _path) = (request.Method, request.Origin, request.Path);
        (_requestMethod, _requestHeaders) = (request.RequestMethod, request.RequestHeaders);
        (_isHandshake, _hasCredentials) = (request.IsHandshake, request.HasCredentials);
        (_target, _verdict, _sourceIndex) = (request.Target, request.SourceVerdict, request.SourceIndex);

        // The middleware reads these only if the origin is not allowed.
        (_fetchSite, _scheme, _host) = (received.Headers["Sec-Fetch-Site"], received.Scheme, received.Headers.Host.ToString());
    }

    /// <summary>Gets the characters that the request keeps in memory.</summary>
    public int Length => _method.Length + _host.Length + _path.Length + Count(_origin) + Count(_requestMethod) + Count(_requestHeaders)
        + Count(_fetchSite) + Count(Proxy.ForwardedHost) + Count(Proxy.OriginalHost) + Count(Proxy.Forwarded);

    /// <summary>Gets the host that proxies received from the browser.</summary>
    public ProxyHeaders Proxy { get; }

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
