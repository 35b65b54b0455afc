using System.Text;

namespace StrictCors.Tests.Allocation;

/// <summary>The kinds of requests whose bytes are counted, each to an endpoint without CORS metadata (<c>/plain</c>) and to one with an attribute
/// (<c>/chosen</c>).</summary>
internal static class RequestKinds
{
    private const string Asks = "Access-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: content-type,x-request-id\r\n";
    private const string Allowed = "Origin: https://app.example.com\r\n";
    private const string Denied = "Origin: https://evil.example.net\r\n";

    private static readonly Dictionary<string, (string Method, string Headers)> All = new()
    {
        ["no Origin"] = ("GET", ""),
        ["allowed"] = ("GET", Allowed),
        ["denied"] = ("GET", Denied),
        ["malformed"] = ("GET", "Origin: https://app.example.com/\r\n"),
        ["same-origin"] = ("PUT", "Origin: http://localhost\r\nContent-Length: 0\r\n"),
        ["same-origin by Sec-Fetch-Site"] = ("PUT", "Origin: https://own.example.net\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n"),
        ["preflight, allowed"] = ("OPTIONS", Allowed + Asks),
        ["preflight, origin denied"] = ("OPTIONS", Denied + Asks),
        ["preflight, method denied"] = ("OPTIONS", Allowed + "Access-Control-Request-Method: DELETE\r\n"),
        ["preflight, header denied"] = ("OPTIONS", Allowed + Asks + "Access-Control-Request-Headers: x-other\r\n"),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static bool IsPreflight(string name) => All[name].Method == "OPTIONS";

    public static byte[] Bytes(string name, string path)
    {
        var (method, headers) = All[name];
        return Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");
    }
}
