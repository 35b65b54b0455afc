using Microsoft.Extensions.Primitives;

namespace StrictCors.Explanations;

/// <summary>The headers in which proxies send the host that the browser used. No decision depends on them: they only explain one.</summary>
/// <param name="ForwardedHost">The lines of <c>X-Forwarded-Host</c>.</param>
/// <param name="OriginalHost">The lines of <c>X-Original-Host</c>, which Azure Application Gateway sends.</param>
/// <param name="Forwarded">The lines of <c>Forwarded</c> (RFC 7239).</param>
internal sealed record ProxyHeaders(StringValues ForwardedHost, StringValues OriginalHost, StringValues Forwarded)
{
    public static readonly ProxyHeaders None = new(default, default, default);
}
