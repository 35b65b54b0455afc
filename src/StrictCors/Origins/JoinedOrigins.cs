namespace StrictCors.Origins;

/// <summary>Several origins in one text, told from one origin with a slip of the finger.</summary>
internal static class JoinedOrigins
{
    public static bool TrySplit(string text, out string[] parts)
    {
        parts = [.. text.Split(',', ';').SelectMany(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        return parts.Length > 0 && (HasSeparator(text) || (parts.Length > 1 && (parts.All(HasScheme) || parts.All(IsHostOnly))));
    }

    /// <summary>"https://a.examplehttps://b.example"; not "https://https://a.example", and not an address within a path or a query.</summary>
    public static bool IsGlued(string text) =>
        WrittenOrigin.Read(text) is { Separator: WrittenOrigin.RightSeparator, Port: "", Path: ['/', '/', ..] } written
        && (written.Host.EndsWith("http", StringComparison.Ordinal) || written.Host.EndsWith("https", StringComparison.Ordinal));

    // "https;//example.com" is one origin, and a path may hold a comma.
    private static bool HasSeparator(string text)
    {
        var separator = text.AsSpan().IndexOfAny(',', ';');
        return separator >= 0
            && !text.AsSpan(separator).StartsWith(";/")
            && (HasScheme(text[separator..]) || WrittenOrigin.Read(text[..separator]).Path.Length == 0);
    }

    private static bool HasScheme(string part) => part.Contains(WrittenOrigin.RightSeparator, StringComparison.Ordinal);

    private static bool IsHostOnly(string part) => !HasScheme(part) && (part.AsSpan().ContainsAny('.', ':') || part is "localhost");
}
