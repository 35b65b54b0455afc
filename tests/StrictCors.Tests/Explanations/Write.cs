using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Explanations;

/// <summary>Policies and requests as theory rows write them.</summary>
internal static class Write
{
    public const string App = "https://app.example.com";

    public static StrictCorsPolicy Policy(string origins, Action<StrictCorsPolicyBuilder>? add = null)
    {
        var options = new StrictCorsPolicyOptions();
        var builder = new StrictCorsPolicyBuilder(options).WithOrigins(origins.Split(' '));
        add?.Invoke(builder);
        return StrictCorsPolicy.Compile(options, "web");
    }

    public static CorsRequest Actual(string? origin, string method = "GET") =>
        new() { Origin = Lines(origin), Method = method, Host = "api.example.com", Path = "/x" };

    public static CorsRequest Handshake(string? origin, bool withCredentials = false) =>
        new() { Origin = Lines(origin), IsHandshake = true, HasCredentials = withCredentials, Host = "api.example.com", Path = "/x" };

    public static CorsRequest Preflight(string? origin, string? method, string? headers = null) => new()
    {
        Method = "OPTIONS",
        Origin = Lines(origin),
        RequestMethod = Lines(method),
        RequestHeaders = Lines(headers),
        Host = "api.example.com",
        Path = "/x",
    };

    /// <summary>Null for none, a line feed between two.</summary>
    private static StringValues Lines(string? text) => text?.Split('\n');
}
