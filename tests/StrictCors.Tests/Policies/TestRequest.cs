using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Policies;

internal static class TestRequest
{
    public static CorsRequest Actual(string? origin, string method = "GET") =>
        new() { Origin = Lines(origin), Method = method, Host = "api.example.com" };

    public static CorsRequest Handshake(string? origin, bool withCredentials = false) =>
        new() { Origin = Lines(origin), IsHandshake = true, HasCredentials = withCredentials, Host = "api.example.com" };

    public static CorsRequest Preflight(string? origin, string? method, string? headers = null) => new()
    {
        Method = "OPTIONS",
        Origin = Lines(origin),
        RequestMethod = Lines(method),
        RequestHeaders = Lines(headers),
        Host = "api.example.com",
    };

    /// <summary>The lines of a header as a theory row writes them: null for none, a line feed between two.</summary>
    public static StringValues Lines(string? text) => text?.Split('\n');
}
