namespace StrictCors.Origins;

/// <summary>Distinguishes several origins in one text from one misspelt origin.</summary>
internal static class JoinedOrigins
{
    public static bool TrySplit(string text, out string[] parts)
    {
        parts = [.. text.Split(',', ';').SelectMany(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        return parts.Length > 0 && (HasSeparator(text) || (parts.Length > 1 && (parts.All(HasScheme) || parts.All(IsHostOnly))));
    }

    /// <summary>Without a separator: "https://a.examplehttps://b.example". Not "https://https://a.example", and not a URL in a
    /// path or a query.</summary>
    public static bool IsGlued(string text) =>
        WrittenOrigin.Read(text) is { Separator: WrittenOrigin.RightSeparator, Port: "", Path: ['/', '/', ..] } written
        && (written.Host.EndsWith("http", StringComparison.Ordinal) || written.Host.EndsWith("https", StringComparison.Ordinal));

    // "https;//example.com" is one origin, and a path may contain a comma.
    private static bool HasSeparator(string text)
    {
        var separator = text.AsSpan().IndexOfAny(',', ';');
        return separator >= 0
            && !text.AsSpan(separator).StartsWith(";/") && !text.AsSpan(separator).StartsWith(";:/")
            && (HasScheme(text[separator..]) || WrittenOrigin.Read(text[..separator]).Path.Length == 0);
    }

    private static bool HasScheme(string part) => part.Contains(WrittenOrigin.RightSeparator, StringComparison.Ordinal);

    // "https:/ /a.example" is one origin with a space in it.
    private static bool IsHostOnly(string part) => !HasScheme(part) && part[0] != '/' && !part.EndsWith(":/", StringComparison.Ordinal)
        && part[^1] != ':' && (part.AsSpan().ContainsAny('.', ':') || part is "localhost");
}
