using Microsoft.Extensions.Primitives;
using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Explains the last check before a denial: whether the request comes from the server's own origin. If proxies are
/// misconfigured, this check shows it.</summary>
internal static class SameOriginExplanation
{
    private const string TurnChangeOriginOff =
        "If a development proxy (Vite, webpack, Angular) forwards the request with changeOrigin, turn changeOrigin off.";

    private const string ChangeOriginToo =
        "If a development proxy forwards the request with changeOrigin, it has to change Origin too (Vite: rewriteWsOrigin: true).";

    private const string HostReplaced =
        $"If a proxy forwards the request from a page of this server, it has replaced Host: {ProxyExplanation.SendHost}.";

    private const string Reported = "The browser reports another origin, and to the server it looks like its own: the browser has used another "
        + "scheme or port than the page has, which a proxy hides. Open the page at the address that it sends its requests to.";

    /// <param name="request">The request.</param>
    /// <param name="isSame">Whether it comes from the server's own origin.</param>
    /// <param name="proxy">The host that proxies received from the browser.</param>
    /// <param name="isCause">Whether the request would come from the own origin without a mistake of a proxy. Then no other advice helps.</param>
    public static ExplanationCheck Explain(in CorsRequest request, bool isSame, ProxyHeaders proxy, out bool isCause)
    {
        var own = Display.Escape($"{request.Scheme}://{request.Host}");
        var advice = Advise(request, isSame, proxy, out isCause);
        return request.FetchSite.Count > 0
            ? new("same-origin", isSame, $"Sec-Fetch-Site: {Display.Escape(request.FetchSite.ToString())}", "exactly one line, 'same-origin'", advice)
            : new("same-origin", isSame, Display.Escape(request.Origin.ToString()), $"the server's own origin, {own}", advice);
    }

    /// <summary>The check of a request that has no <c>Origin</c> and is refused.</summary>
    public static ExplanationCheck ExplainWithoutOrigin(in CorsRequest request) => new(
        "same-origin", false, $"Sec-Fetch-Site: {Display.Escape(request.FetchSite.ToString())}, and no Origin",
        "one line, 'same-origin' or 'none'",
        "The browser says that a page of another site sent the request, and something removed its Origin.");

    private static string? Advise(in CorsRequest request, bool isSame, ProxyHeaders proxy, out bool isCause)
    {
        isCause = false;
        if (request.Origin is not [{ } text] || !TrySplit(text, out var scheme, out var authority))
        {
            return null;
        }

        if (isSame)
        {
            return scheme is "https" && IsHttp(request) && IsOwnHost(authority, request.Host)
                ? "The host is the same and the scheme differs: is UseForwardedHeaders missing?"
                : null;
        }

        if (request.FetchSite.Count > 0)
        {
            return AdviseReported(request);
        }

        if (ProxyExplanation.Advise(authority, proxy) is { } replaced)
        {
            isCause = true;
            return replaced;
        }

        return IsDevelopmentProxy(request, scheme, authority) ? TurnChangeOriginOff
            : IsOwnHost(authority, request.Host) ? AdviseOwnHost(request, scheme, authority)
            : HostGrammar.IsLoopback(HostAndPort.Split(authority).Host) ? (request.IsHandshake ? ChangeOriginToo : null)
            : IsInternal(request.Host) && (request.IsHandshake || !HttpNames.IsSafeMethod(request.Method)) ? HostReplaced
            : null;
    }

    /// <summary>The browser's own word decides alone, so that nothing a proxy does changes the decision. If the origin is the server's own all the
    /// same, a proxy hides what the browser used.</summary>
    private static string? AdviseReported(in CorsRequest request) =>
        SameOriginCheck.IsSameOrigin(request with { FetchSite = StringValues.Empty })
            ? Reported
            : null;

    private static string? AdviseOwnHost(in CorsRequest request, ReadOnlySpan<char> scheme, ReadOnlySpan<char> authority)
    {
        if (scheme is "https" && IsHttp(request))
        {
            return $"The host is the same, scheme and port differ. If a proxy forwards the request, it changes Host: {ProxyExplanation.SendHost}.";
        }

        if (scheme is "http" && !IsHttp(request))
        {
            return "The host is the same and the scheme differs: a page that came over http is never the same origin as an https server.";
        }

        return HostAndPort.Split(authority).HasPort && !HostAndPort.Split(request.Host).HasPort
            ? $"The host is the same, and Host has no port. If the page is this server's own, a proxy has dropped it: {ProxyExplanation.SendHost}."
            : null;
    }

    /// <summary>A development proxy has a port of its own and forwards to a server on the same machine. If it changes nothing but Host, the origin is
    /// the server's own as soon as it leaves Host alone.</summary>
    private static bool IsDevelopmentProxy(in CorsRequest request, ReadOnlySpan<char> scheme, ReadOnlySpan<char> authority) =>
        HostAndPort.Split(authority).HasPort && HostGrammar.IsLoopback(HostAndPort.Split(request.Host).Host)
        && (scheme is "https" || (scheme is "http" && IsHttp(request)));

    /// <summary>A host that pages rarely have: this machine, an address, or a name within a network. nginx sends the host of its target unless it is
    /// configured otherwise.</summary>
    private static bool IsInternal(ReadOnlySpan<char> authority)
    {
        var host = HostAndPort.Split(authority).Host;
        return HostGrammar.IsLoopback(host) || !HostGrammar.IsDomain(host) || !host.Contains('.');
    }

    private static bool IsHttp(in CorsRequest request) => request.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts are compared, as in the decision: whether they are valid is not checked.</summary>
    private static bool TrySplit(ReadOnlySpan<char> origin, out ReadOnlySpan<char> scheme, out ReadOnlySpan<char> authority)
    {
        var separator = origin.IndexOf("://");
        scheme = separator < 0 ? default : origin[..separator];
        authority = separator < 0 ? default : origin[(separator + "://".Length)..];
        return authority.Length > 0;
    }

    /// <summary>Whether the host is ours, for any ports.</summary>
    private static bool IsOwnHost(ReadOnlySpan<char> authority, ReadOnlySpan<char> host) =>
        HostAndPort.Split(authority).Host.Equals(HostAndPort.Split(host).Host, StringComparison.OrdinalIgnoreCase);
}
