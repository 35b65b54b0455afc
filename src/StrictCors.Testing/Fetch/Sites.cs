using System.Net;
using StrictCors.Origins;

namespace StrictCors.Testing.Fetch;

/// <summary>What the HTML standard calls a site, and other classes of hosts.</summary>
internal static class Sites
{
    /// <summary>HTML, "obtain a site": the scheme and the registrable domain, or the host if it has none.</summary>
    /// <remarks>https://html.spec.whatwg.org/multipage/browsers.html#obtain-a-site</remarks>
    public static string Of(Uri url)
    {
        var scheme = url.Scheme switch { "ws" => "http", "wss" => "https", _ => url.Scheme };
        var host = url.IdnHost.ToLowerInvariant();
        return $"{scheme}://{(IsAddress(host) ? host : PublicSuffixes.RegistrableDomain(host.TrimEnd('.')) ?? host)}";
    }

    public static bool IsPublicSuffix(string domain) => !IsAddress(domain) && PublicSuffixes.IsPublicSuffix(domain);

    public static bool IsAddress(string host) => IPAddress.TryParse(host, out _);

    /// <summary>Secure Contexts, "Is url potentially trustworthy?".</summary>
    /// <remarks>https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy</remarks>
    public static bool IsTrustworthy(Uri url) => url.Scheme is "https" or "wss" || IsLoopback(url.IdnHost);

    private static bool IsLoopback(string host) =>
        IPAddress.TryParse(host, out var address)
            ? IPAddress.IsLoopback(address)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
