using System.Globalization;
using System.Text;

namespace StrictCors.Testing.Refusals;

/// <summary>Text of others, as a message shows it: short, and without control characters.</summary>
internal static class Shown
{
    private const int MaxLength = 200;

    public static string Url(Uri url) => Text(url.AbsoluteUri);

    public static string Text(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, MaxLength) + 1);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            if (char.IsControl(character) || char.IsSurrogate(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return text.Length > MaxLength ? $"{shown}…" : shown.ToString();
    }

    /// <summary>The request and the response in two lines or more, with the headers that decide. The values of cookies are secrets, and are not
    /// shown.</summary>
    public static string RoundTrip(CorsRoundTrip roundTrip)
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture,
            $"{(roundTrip.IsPreflight ? "Preflight" : "Request")}: {Text(roundTrip.Method)} {Url(roundTrip.Url)}");
        foreach (var name in (string[])["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers", "Cookie"])
        {
            if (roundTrip.RequestHeader(name) is { } value)
            {
                lines.Append(CultureInfo.InvariantCulture, $"\n    {name}: {(name == "Cookie" ? Names(value) : Text(value))}");
            }
        }

        lines.Append(CultureInfo.InvariantCulture, $"\n  → {(int)roundTrip.Status}");
        foreach (var (name, value) in roundTrip.ResponseHeaders.Where(header => IsShown(header.Key)).Take(20))
        {
            lines.Append(CultureInfo.InvariantCulture, $"\n    {name}: {Text(value)}");
        }

        return lines.ToString();
    }

    private static bool IsShown(string name) =>
        name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Location", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Cross-Origin-Resource-Policy", StringComparison.OrdinalIgnoreCase);

    private static string Names(string cookies) =>
        Text(string.Join("; ", cookies.Split("; ").Select(cookie => $"{cookie.Split('=')[0]}=…")));
}
