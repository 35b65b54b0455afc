using Microsoft.AspNetCore.Http;
using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Reference;

/// <summary>Browsers do not check WebSockets, so the server does.</summary>
internal static class ReferenceSockets
{
    public static bool IsRefused(HttpRequest request, ReferencePolicy? policy, string? origin, bool isAllowed, Flaw flaw)
    {
        var isSelf = origin is null || origin == $"{request.Scheme}://{request.Host}";
        var hasCookies = request.Headers.Cookie.Count > 0;
        return flaw switch
        {
            Flaw.SocketsUnchecked => false,
            Flaw.SocketsClosed => true,
            Flaw.SocketsOfListedOnly => !isAllowed,
            Flaw.SocketsMatchStart => !isSelf && !ContractPolicies.Origins.Any(one => origin!.StartsWith(one, StringComparison.Ordinal)),
            Flaw.SocketsTakeLastOrigin => !isSelf && !isAllowed && !origin!.StartsWith(ContractPolicies.Origins[0], StringComparison.Ordinal),
            Flaw.SocketsIgnoreCookies => !isSelf && !isAllowed,
            _ => !isSelf && (!isAllowed || (hasCookies && !policy!.HasCredentials)),
        };
    }
}
