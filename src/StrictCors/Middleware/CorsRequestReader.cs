using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>HttpContext → <see cref="CorsRequest"/>. Every header costs a look-up, so only what the kind of request needs is looked up.</summary>
internal static class CorsRequestReader
{
    /// <summary>What a decision needs, except what shows whether the request is cross-origin at all.</summary>
    /// <remarks>Inlined, as WithOwnOrigin is: a copy of what it returns took 85 instructions (counted in a native program).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CorsRequest Read(HttpContext context, IHttpRequestFeature received, StringValues origin, PreflightTarget? target = null)
    {
        var headers = received.Headers;
        var method = received.Method;
        var isOptions = HttpMethods.IsOptions(method);
        var isHandshake = !isOptions && IsHandshake(context, received);
        return new()
        {
            Method = method,
            Origin = origin,
            RequestMethod = isOptions ? headers.AccessControlRequestMethod : default,
            RequestHeaders = isOptions ? headers.AccessControlRequestHeaders : default,
            Path = received.Path,
            Target = target,
            IsHandshake = isHandshake,
            HasCredentials = isHandshake && HasCredentials(context, received.Headers),
        };
    }

    /// <summary>What the decision about a handshake to which no policy applies needs. Its credentials do not matter, and a look at the client
    /// certificate may make the server ask for it.</summary>
    public static CorsRequest ReadHandshakeWithoutPolicy(IHttpRequestFeature received, StringValues origin) =>
        WithOwnOrigin(received, new() { Method = received.Method, Origin = origin, Path = received.Path, IsHandshake = true });

    /// <summary>What the decision about a request without <c>Origin</c> needs if the server itself refuses.</summary>
    public static CorsRequest ReadWithoutOrigin(HttpContext context, IHttpRequestFeature received) => new()
    {
        Method = received.Method,
        Path = received.Path,
        FetchSite = received.Headers["Sec-Fetch-Site"],
        IsHandshake = IsHandshake(context, received),
    };

    /// <summary>The same, with the parts that show whether it comes from the server's own origin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CorsRequest WithOwnOrigin(IHttpRequestFeature received, scoped in CorsRequest request) => request with
    {
        FetchSite = received.Headers["Sec-Fetch-Site"],
        Scheme = received.Scheme,

        // Not Request.Host, which decodes Punycode; forwarded-headers middleware writes this header as well.
        Host = received.Headers.Host.ToString(),
    };

    /// <summary>A WebSocket handshake, before or after UseWebSockets: HTTP/1.1's upgrade, or extended CONNECT (RFC 8441, RFC 9220),
    /// which WebTransport uses too.</summary>
    public static bool IsHandshake(HttpContext context, IHttpRequestFeature received)
    {
        if (HttpMethods.IsConnect(received.Method))
        {
            return context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: { } protocol }
                && (protocol.Equals("websocket", StringComparison.OrdinalIgnoreCase)
                    || protocol.StartsWith("webtransport", StringComparison.OrdinalIgnoreCase));
        }

        var upgrade = received.Headers.Upgrade;
        return upgrade.Count > 0
            && WebSocketUpgrade.IsIn(upgrade)
            && (context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true || context.WebSockets.IsWebSocketRequest);
    }

    private static bool HasCredentials(HttpContext context, IHeaderDictionary headers) =>
        headers.Cookie.Count > 0 || headers.Authorization.Count > 0 || context.Connection.ClientCertificate is not null;
}
