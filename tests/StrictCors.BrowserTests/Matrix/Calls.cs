namespace StrictCors.BrowserTests.Matrix;

/// <summary>The calls that every policy gets from every place.</summary>
internal static class Calls
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "put", "DELETE", "PATCH", "patch", "PURGE", "purge", "OPTIONS"];

    private static readonly (string Name, string Value)[][] Headers =
    [
        [("X-Listed", "1")],
        [("X-Unlisted", "1")],
        [("x-listed", "1"), ("X-Unlisted", "1")],
        [("Content-Type", "text/plain")],
        [("Content-Type", "application/json")],
        [("Authorization", "Bearer 1")],
        [("Authorization", "Bearer 1"), ("X-Listed", "1")],
        [("Accept", "application/json")],
        [("Accept", "a\"b")],
        [("Accept", new string('a', 129))],
        [("Accept-Language", "en-GB")],
        [("Range", "bytes=0-")],
        [("Range", "bytes=-5")],
    ];

    private static readonly int[] Statuses = [404, 429, 500];

    /// <param name="url">Makes an address with a status.</param>
    public static IReadOnlyList<(Call Call, int Status)> Make(Func<int, string> url) =>
    [
        .. Methods.Select(method => (new Call(url(200)) { Method = method }, 200)),
        .. new[] { "GET", "POST", "PUT", "DELETE" }.Select(method => (new Call(url(200)) { Method = method, IncludesCredentials = true }, 200)),
        .. Headers.SelectMany(headers => new[] { ("GET", false), ("GET", true), ("POST", false) }.Select(kind => (new Call(url(200))
        {
            Method = kind.Item1,
            Headers = [.. headers.Select(header => new CallHeader(header.Name, header.Value))],
            IncludesCredentials = kind.Item2,
        }, 200))),
        .. Statuses.SelectMany(status => new[] { "GET", "PUT" }.Select(method => (new Call(url(status)) { Method = method }, status))),

        // P7: an upload listener alone causes a preflight.
        .. new[] { "POST", "PUT", "DELETE" }.SelectMany(method => new[] { false, true }.Select(credentials => (new Call(url(200))
        {
            Method = method,
            HasUploadListener = true,
            IncludesCredentials = credentials,
            Body = "body",
        }, 200))),
    ];
}
