using System.Buffers;
using Microsoft.Extensions.Primitives;
using StrictCors.Origins;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Describes why the value of an <c>Origin</c> header is not a serialised origin. Only the first fault is described. Faults in
/// entries of the configuration are described elsewhere, with other messages.</summary>
internal static class MalformedOriginExplanation
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(", ");
    private static readonly SearchValues<char> PathStarts = SearchValues.Create("/?#\\");

    public static string Describe(StringValues lines)
    {
        if (lines is not [{ } text])
        {
            return $"There are {lines.Count} Origin lines. Browsers send one, and programs disagree about which of several counts.";
        }

        // The length is checked first, so that the work of the other checks is bounded.
        return text.Length > SerializedOrigin.MaxLength
            ? $"The value has {text.Length} characters, and no origin has more than {SerializedOrigin.MaxLength}."
            : FindFault(text) is { } fault ? $"No browser sends this: {fault}.{AdviseProgram(text)}"
            : $"This is not a serialised origin: {DescribeForm(text)}.";
    }

    /// <summary>A fault that no browser makes, or null.</summary>
    private static string? FindFault(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        return text switch
        {
            "" => "the value is empty",
            _ when text.AsSpan().ContainsAny(Separators) => "there is more than one origin in the line, or white space",
            _ when text.Equals("null", StringComparison.OrdinalIgnoreCase) => "'null' is written in lower case",
            _ when end < 1 => "the scheme is missing (an origin is scheme://host[:port])",
            _ when !System.Text.Ascii.IsValid(text) => "international names are sent in Punycode",
            _ when text.AsSpan(end + 3).ContainsAny(PathStarts) => "an origin has no path, not even a slash",
            _ when text.Contains('@', StringComparison.Ordinal) => "an origin has no user information",
            _ when IsWeb(text) && text.AsSpan().ContainsAnyInRange('A', 'Z') => "scheme and host are sent in lower case",
            _ when IsDefaultPort(text) => "the default port is left out",
            _ when text.Contains('*', StringComparison.Ordinal) => "a star belongs in AllowedOrigins, not in a request",
            _ => null,
        };
    }

    /// <summary>What the program that is not a browser has to send, if that can be read.</summary>
    private static string AdviseProgram(string text)
    {
        var web = text.StartsWith("wss://", StringComparison.OrdinalIgnoreCase) ? $"https{text[3..]}"
            : text.StartsWith("ws://", StringComparison.OrdinalIgnoreCase) ? $"http{text[2..]}"
            : text;
        return Uri.TryCreate(web, UriKind.Absolute, out var uri) && Origin.TryFromUri(uri, out var origin)
            && origin.ToString() is var meant && Display.Escape(meant) == meant
            ? $" The program that sends it has to send '{meant}'."
            : "";
    }

    /// <summary>Browsers send some values that are not accepted: empty labels, IPv4-mapped addresses, and hosts in upper case if the scheme is
    /// not http or https.</summary>
    private static string DescribeForm(string text) =>
        text.Contains("://[::ffff:", StringComparison.Ordinal) ? "an IPv4-mapped address is not accepted, because the host has an IPv4 address too"
        : text.AsSpan().ContainsAnyInRange('A', 'Z') ? "the host is compared in lower case only"
        : "scheme, host or port is not in the form that an origin has";

    private static bool IsWeb(string text) =>
        text.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    private static bool IsDefaultPort(string text) =>
        (text.StartsWith("https://", StringComparison.Ordinal) && text.EndsWith(":443", StringComparison.Ordinal))
        || (text.StartsWith("http://", StringComparison.Ordinal) && text.EndsWith(":80", StringComparison.Ordinal));
}
