using StrictCors;

namespace QuickStart.Demo;

/// <summary>Which addresses share an origin with a page, as <see cref="Origin"/> sees it.</summary>
internal static class SameOriginTable
{
    private static readonly Uri Page = new("http://www.example.com/dir/page.html");

    private static readonly Uri[] Others =
    [
        new("http://www.example.com/dir/page2.html"),
        new("http://www.example.com/dir2/other.html"),
        new("http://username:password@www.example.com/dir2/other.html"),
        new("http://www.example.com:81/dir/other.html"),
        new("https://www.example.com/dir/other.html"),
        new("http://en.example.com/dir/other.html"),
        new("http://example.com/dir/other.html"),
        new("http://v2.www.example.com/dir/other.html"),
        new("http://www.example.com:80/dir/other.html"),
    ];

    public static SameOriginAnswer Compute() => new(Page.OriginalString, [.. Others.Select(Compare)]);

    private static SameOriginRow Compare(Uri other) =>
        Origin.TryFromUri(Page, out var a) && Origin.TryFromUri(other, out var b)
            ? new(other.OriginalString, a.IsSameOrigin(b), a.IsSameOrigin(b) ? WhySame(other, b) : WhyOther(a, b))
            : throw new InvalidOperationException($"{other} has no origin.");

    private static string WhySame(Uri url, Origin origin)
    {
        if (url.UserInfo.Length > 0)
        {
            return "user information is no part of an origin";
        }

        return url.OriginalString.Contains($":{origin.Port}/", StringComparison.Ordinal)
            ? $"{origin.Port} is the default port of {origin.Scheme}"
            : "a path is no part of an origin";
    }

    private static string WhyOther(Origin a, Origin b)
    {
        // https has another default port, but it is the scheme that was written differently.
        var port = a.Port != b.Port && !(a.IsDefaultPort && b.IsDefaultPort);
        string?[] parts = [a.Scheme != b.Scheme ? "the scheme" : null, a.Host != b.Host ? "the host" : null, port ? "the port" : null];
        return $"{string.Join(" and ", parts.OfType<string>())} differs";
    }
}
