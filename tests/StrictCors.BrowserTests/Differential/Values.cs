namespace StrictCors.BrowserTests.Differential;

/// <summary>Methods and headers of calls: ordinary ones, and those at the limits of every rule.</summary>
internal static class Values
{
    private static readonly string[] Methods =
    [
        "GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PUT", "DELETE", "PATCH", "OPTIONS", "PURGE", "put", "get", "Delete", "patch",
            "Patch", "purge",
        "*", "TRACE", "Connect", "track",
    ];

    private static readonly (string Name, string[] Values)[] Known =
    [
        ("Content-Type", ["text/plain", "TEXT/plain; charset=UTF-8", "application/json", "multipart/form-data",
            "application/x-www-form-urlencoded;x=1",
            "text/plain;x=(1)", "text/plain, text/html", "text", "text/plain ;a", "text/html", "text/plain; x=\"1\""]),
        ("Accept", ["x/y", "x/y, */*;q=0.1", "x\"y", "x(y)", "x\u00e9y", "x:y", "x[y]", "x=y", "x{y", "x\ty"]),
        ("Accept-Language", ["x-en", "x-en, *;q=0.1", "x_en", "x-\u00e9", "x(y)"]),
        ("Content-Language", ["en", "en, de", "en_GB", "a*=;-. b", "a/b"]),
        ("Range", ["bytes=0-", "bytes=0-9", "bytes=9-1", "bytes=-5", "bytes=1", "bytes=0-9,20-29", "Bytes=0-", "bytes= 0-", "bytes=0 -", "bytes=-",
            "bytes=9223372036854775807-", "bytes=9223372036854775808-", "bytes=99999999999999999999-999999999999999999999"]),
        ("Authorization", ["Bearer 1"]),
        ("X-A", ["1", "", "\u00e9"]), ("x-b", ["1"]), ("X-Long-Name-Of-A-Header", ["1"]), ("*", ["1"]),
        ("If-Match", ["1"]), ("DPR", ["2", "2.5", "-1", "x"]), ("Save-Data", ["on", "On", "off"]), ("Device-Memory", ["1", "0.5", "x"]),
        ("Viewport-Width", ["1", "1.5", "x"]), ("Downlink", ["1", "1.5", "x", ""]), ("ECT", ["4g", "slow-2g", "5g"]), ("RTT", ["1", "1.5", "-1"]),
        ("Width", ["1", "+1", "1x"]),
        ("Cookie", ["a=1"]), ("Sec-A", ["1"]), ("Proxy-A", ["1"]), ("Origin", ["http://x.example"]), ("Host", ["x.example"]),
            ("Referer", ["http://x.example"]),
        ("DNT", ["1"]), ("Date", ["1"]), ("Via", ["1"]), ("Access-Control-Request-Method", ["PUT"]), ("Access-Control-Request-Headers", ["x-a"]),
        ("Access-Control-Allow-Origin", ["*"]), ("X-HTTP-Method-Override", ["TRACE", "PUT", "GET, track", "xtrace"]),
            ("X-Method-Override", ["CONNECT"]),
        ("Set-Cookie", ["a=1"]), ("Keep-Alive", ["1"]), ("TE", ["trailers"]), ("Expect", ["1"]),
    ];

    public static string Method(Random random) => Methods[random.Next(Methods.Length)];

    public static IReadOnlyList<GeneratedHeader> Headers(Random random) => random.Next(24) switch
    {
        0 => [new("Accept", "x" + new string('a', random.Next(126, 129)))],
        1 => [new("X-Listed", new string('a', random.Next(1, 3000)))],

        // More than 1 024 bytes of safelisted values make their names need permission.
        2 => SafelistedOf(random.Next(1022, 1028)),
        3 => Twice(random),
        _ => [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Header(random)).DistinctBy(header => header.Name.ToUpperInvariant())],
    };

    /// <summary>A header that the page adds twice. HttpContent has one Content-Type.</summary>
    private static List<GeneratedHeader> Twice(Random random)
    {
        var (name, values) = Known[random.Next(1, Known.Length)];
        return [.. Enumerable.Range(0, 2).Select(_ => new GeneratedHeader(name, values[random.Next(values.Length)]))];
    }

    private static GeneratedHeader Header(Random random)
    {
        // Every second header is one that is safelisted by its value.
        var (name, values) = Known[random.Next(2) == 0 ? random.Next(5) : random.Next(Known.Length)];
        return new(random.Next(4) == 0 ? name.ToLowerInvariant() : name, values[random.Next(values.Length)]);
    }

    // Four names can be safelisted, and a value has 128 bytes at most: the client hints of Chromium are the rest.
    private static List<GeneratedHeader> SafelistedOf(int size)
    {
        string[] names = ["Accept", "Accept-Language", "Content-Language", "DPR", "Width", "RTT", "ECT", "Downlink", "Device-Memory"];
        var headers = names[..8].Select(name => new GeneratedHeader(name, new string('x', 128))).ToList();
        if (size < 1024)
        {
            headers[7] = headers[7] with { Value = new string('x', 128 - (1024 - size)) };
        }
        else if (size > 1024)
        {
            headers.Add(new(names[8], new string('x', size - 1024)));
        }

        return headers;
    }
}
