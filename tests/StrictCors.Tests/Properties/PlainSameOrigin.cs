using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Properties;

/// <summary>Protocol R3 read a second time: the origins that would be the server's own, written out.</summary>
internal static class PlainSameOrigin
{
    public static bool IsOwn(StringValues fetchSite, StringValues origin, string scheme, string host)
    {
        if (fetchSite.Count > 0)
        {
            return fetchSite.Count == 1 && fetchSite[0] == "same-origin";
        }

        if (origin.Count != 1)
        {
            return false;
        }

        scheme = scheme.ToLowerInvariant();
        host = host.ToLowerInvariant();
        var own = $"{scheme}://{host}";
        var withDefaultPort = scheme switch
        {
            "http" => $"{origin[0]}:80",
            "https" => $"{origin[0]}:443",
            _ => null,
        };
        return origin[0] == own || withDefaultPort == own || (scheme == "http" && origin[0] == $"https://{host}");
    }
}
