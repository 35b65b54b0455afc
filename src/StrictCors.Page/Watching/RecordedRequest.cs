using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StrictCors.Endpoints;
using StrictCors.Explanations;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>All that an explanation of a decision depends on, to explain it later. A <see cref="CorsRequest"/> cannot be kept. The object is written
/// again and again, and each request takes time for it: it keeps what it gets and makes nothing of it.</summary>
internal sealed class RecordedRequest
{
    // A request with more characters than these is explained at once and not kept, so that the memory of 200 decisions has a bound.
    private const int MaxKept = 8192;

    private PolicyDecision? _decided;
    private string _method = "";
    private string _path = "";
    private StringValues _origin;
    private StringValues _requestMethod;
    private StringValues _requestHeaders;
    private StringValues _fetchSite;
    private StringValues _host;
    private string? _scheme;
    private PreflightTarget? _target;
    private OriginSourceVerdict _verdict;
    private int _sourceIndex;
    private bool _isHandshake;
    private bool _hasCredentials;
    private bool _hasRest;

    // Not as one object: it would be created for each request that is denied.
    private StringValues _forwardedHost;
    private StringValues _originalHost;
    private StringValues _forwarded;

    /// <summary>Gets what the policy decided.</summary>
    public CorsDecision Decision => _decided!.Decision;

    /// <summary>Gets the policy that decided.</summary>
    public EndpointPolicy Policy => _decided!.Policy;

    /// <summary>Gets the configuration that the policies were compiled from, if it is known.</summary>
    public StrictCorsOptions? Options { get; private set; }

    /// <summary>Gets the milliseconds of Unix time.</summary>
    public long Time { get; private set; }

    /// <summary>Gets the endpoint that routing found for the request itself.</summary>
    public Endpoint? Endpoint { get; private set; }

    public string PathBase { get; private set; } = "";

    /// <summary>Gets the path as the browser has it.</summary>
    public string FullPath => PathBase + _path;

    /// <summary>Gets the host that proxies received from the browser.</summary>
    public ProxyHeaders Proxy => new(_forwardedHost, _originalHost, _forwarded);

    /// <summary>Gets the characters that the request keeps in memory.</summary>
    public int Length { get; private set; }

    /// <summary>Gets a value indicating whether it is too long to be kept.</summary>
    public bool IsLong => Length > MaxKept;

    public CorsRequest Value => new()
    {
        Method = _method,
        Origin = _origin,
        RequestMethod = _requestMethod,
        RequestHeaders = _requestHeaders,
        FetchSite = _fetchSite,
        Scheme = _scheme!,
        Host = _host.ToString(),
        Path = _path,
        IsHandshake = _isHandshake,
        HasCredentials = _hasCredentials,
        Target = _target,
        SourceVerdict = _verdict,
        SourceIndex = _sourceIndex,
    };

    /// <summary>Adds what routing knows about the endpoint that a preflight is for, if the decision did not need it.</summary>
    public void Describe(PreflightTarget target) => _target ??= target with { AreAlike = true };

    /// <param name="context">The request.</param>
    /// <param name="request">The same request, as the policy has it.</param>
    /// <param name="decided">The decision, and the policy that made it.</param>
    /// <param name="options">The configuration in force.</param>
    /// <param name="time">The time of the decision.</param>
    public void Fill(HttpContext context, in CorsRequest request, PolicyDecision decided, StrictCorsOptions? options, long time)
    {
        var received = HttpFeatures.Request(context);
        (_decided, Options, Time) = (decided, options, time);
        (Endpoint, PathBase) = (HttpFeatures.Endpoint(context), received.PathBase ?? "");
        (_method, _path, _origin) = (request.Method, request.Path, request.Origin);
        (_verdict, _sourceIndex) = (request.SourceVerdict, request.SourceIndex);
        (_isHandshake, _hasCredentials) = (request.IsHandshake, request.HasCredentials);
        Length = _method.Length + PathBase.Length + _path.Length + Count(_origin);

        // Most requests are neither, and were so the last time: they touch no more of the object's memory.
        ref readonly var decision = ref decided.Decision;
        var isPreflight = decision.Kind == CorsRequestKind.Preflight;
        var isNotAllowed = decision.Outcome != CorsOutcome.Allowed;
        if (isPreflight || isNotAllowed || _hasRest)
        {
            _hasRest = isPreflight || isNotAllowed;
            FillRest(received, request, isPreflight, isNotAllowed);
        }
    }

    private void FillRest(IHttpRequestFeature received, in CorsRequest request, bool isPreflight, bool isNotAllowed)
    {
        var headers = received.Headers;
        (_requestMethod, _requestHeaders, _target) = (request.RequestMethod, request.RequestHeaders, request.Target);

        // Routing of the announced request needs the host, and so does an explanation about the server's own origin. There is one only if the
        // policy does not allow the origin of the request.
        (_scheme, _host) = isPreflight || isNotAllowed ? (received.Scheme, headers.Host) : (null, default);
        (_fetchSite, _forwardedHost, _originalHost, _forwarded) = !isNotAllowed ? default
            : (headers["Sec-Fetch-Site"], headers["X-Forwarded-Host"], headers["X-Original-Host"], headers["Forwarded"]);
        Length += Count(_host) + Count(_requestMethod) + Count(_requestHeaders) + Count(_fetchSite)
            + Count(_forwardedHost) + Count(_originalHost) + Count(_forwarded);
    }

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
