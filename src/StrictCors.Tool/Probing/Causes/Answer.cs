using StrictCors.Testing;
using StrictCors.Text;

namespace StrictCors.Tool.Probing.Causes;

/// <summary>One response, and what the page wants with the request.</summary>
/// <param name="RoundTrip">The request and the response.</param>
/// <param name="Origin">The origin that the request carries.</param>
/// <param name="IncludesCredentials">Whether the page includes credentials.</param>
/// <param name="Engine">The browser.</param>
internal sealed record Answer(CorsRoundTrip RoundTrip, string Origin, bool IncludesCredentials, BrowserEngine Engine)
{
    public const string AllowOrigin = "Access-Control-Allow-Origin";
    public const string AllowCredentials = "Access-Control-Allow-Credentials";
    public const string AllowMethods = "Access-Control-Allow-Methods";
    public const string AllowHeaders = "Access-Control-Allow-Headers";
    public const string ExposeHeaders = "Access-Control-Expose-Headers";
    public const string MaxAge = "Access-Control-Max-Age";

    public int Status => (int)RoundTrip.Status;

    public bool IsOk => Status is >= 200 and <= 299;

    public bool IsPreflight => RoundTrip.IsPreflight;

    public string What => IsPreflight ? "The answer to the preflight" : "The response";

    public IReadOnlyList<string> Lines(string name) =>
        [.. RoundTrip.ResponseHeaders.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    /// <summary>The value of a header, for a message.</summary>
    public static string Show(string value) => $"'{Display.SingleLine(value, Display.MaxLength)}'";
}
