using System.Globalization;
using System.Text.Json;

namespace StrictCors.LoadTests.Stress;

/// <summary>A policy as somebody would write it down, and how it is written in the section.</summary>
internal sealed record PlainPolicy(
    string[] Origins, string[] Methods, string[] Headers, string Exposed, bool Credentials, int MaxAge, bool Server)
{
    public bool IsAny => Origins is ["*"];

    public string Json => JsonSerializer.Serialize(new
    {
        AllowedOrigins = Origins,
        AllowedMethods = Methods,
        AllowedHeaders = Headers,
        ExposedHeaders = new[] { Exposed },
        AllowCredentials = Credentials,
        PreflightMaxAge = TimeSpan.FromSeconds(MaxAge).ToString("c", CultureInfo.InvariantCulture),
        Enforcement = Server ? "Server" : "Browser",
    });

    /// <summary>Exactly what is listed, or a subdomain of what is listed behind <c>*.</c>.</summary>
    public bool Covers(string origin) => Origins.Any(entry =>
        entry == "*"
        || entry == origin
        || (entry.Contains("//*.", StringComparison.Ordinal)
            && origin.StartsWith("https://", StringComparison.Ordinal)
            && origin.EndsWith(entry[entry.IndexOf('.', StringComparison.Ordinal)..], StringComparison.Ordinal)
            && origin.Length > entry.Length - 1));
}
