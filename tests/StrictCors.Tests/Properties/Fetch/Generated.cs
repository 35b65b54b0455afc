using CsCheck;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>Policies and pages that meet often enough to disagree in interesting ways.</summary>
internal static class Generated
{
    private static readonly Gen<string> Origin = Gen.OneOf(
        "https://app.example.com", "https://app.example.com:8443", "http://app.example.com", "https://a.b.example.com",
            "https://app-pr-7.example.com",
        "https://example.com", "https://evilexample.com", "https://app.example.com.evil.test", "http://localhost:3000", "http://localhost", "null",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop");

    private static readonly Gen<string[]> Origins = Gen.OneOf(
        "https://app.example.com", "https://app.example.com:8443", "http://app.example.com", "https://*.example.com", "https://*.example.com:*",
        "https://app-pr-*.example.com", "http://localhost:*", "https://example.com", "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
            "null").Array[1, 4];

    private static readonly Gen<string[]> Methods = Some("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PURGE", "purge");

    private static readonly Gen<string[]> HeaderNames = Some("Content-Type", "X-A", "X-B", "Authorization", "Accept", "Range", "If-Match",
        "User-Agent");

    public static readonly Gen<StrictCorsPolicy> Policy =
        from origins in Gen.Frequency((3, Origins), (1, Gen.Const(new[] { "*" })))
        from methods in Gen.Frequency((3, Methods), (1, Gen.Const(new[] { "*" })))
        from headers in Gen.Frequency((3, HeaderNames), (1, Gen.Const(new[] { "*" })), (1, Gen.Const(new[] { "*", "Authorization" })))
        from allowsCredentials in Gen.Bool
        from isServer in Gen.Bool
        from statusCode in Gen.OneOf(200, 204)
        let isIdentified = !origins.Contains("*") && !origins.Contains("null")
        select StrictCorsPolicy.Compile(new()
        {
            AllowedOrigins = [.. origins.Distinct()],
            AllowedMethods = [.. methods.Distinct()],
            AllowedHeaders = [.. headers.Distinct()],
            AllowCredentials = allowsCredentials && isIdentified,
            DangerouslyAllowNullOrigin = true,
            DangerouslyAllowInsecureOrigins = true,
            Enforcement = isServer ? StrictCorsEnforcement.Server : StrictCorsEnforcement.Browser,
            PreflightStatusCode = statusCode,
            PreflightMaxAge = TimeSpan.FromMinutes(10),
        });

    /// <summary>One to four policies of an endpoint: they have one enforcement, and an any-origin policy is the last one.</summary>
    public static readonly Gen<StrictCorsPolicy[]> PolicyList = Policy.Array[1, 4].Select(generated =>
    {
        var alike = generated.Where(policy => policy.Enforcement == generated[0].Enforcement).ToArray();
        return alike.Where(policy => !policy.IsAnyOrigin).Concat(alike.Where(policy => policy.IsAnyOrigin).Take(1)).ToArray();
    });

    private static readonly Gen<string> Method = Gen.OneOf(
        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PURGE", "purge", "get", "put", "Delete", "patch", "Patch", "*", "TRACE",
            "Connect");

    private static readonly Gen<(string Name, string Value)> Header =
        from name in Gen.OneOf(
            "Content-Type", "content-type", "X-A", "x-a", "X-B", "X-Other", "Authorization", "AUTHORIZATION", "Accept", "Accept-Language",
                "Content-Language",
            "Range", "If-Match", "User-Agent", "*", "Cookie", "Sec-A", "Proxy-A", "Origin")
        from value in Gen.OneOf("", "1", "text/plain", "TEXT/plain; charset=utf-8", "application/json", "multipart/form-data", "bytes=0-",
            "bytes=9-1", "bytes=-5", "a\"b", "en-GB", new string('a', 129))
        select (name, value);

    private static readonly Gen<(string Name, string Value)[]> ManyHeaders =
        from count in Gen.Int[120, 135]
        select Enumerable.Range(0, count).Select(i => ($"x-{i}", "1")).ToArray();

    private static readonly Gen<(string Name, string Value)[]> LongHeaders =
        from length in Gen.Int[8180, 8200]
        select new[] { (new string('x', length), "1") };

    // More than 1024 bytes of safelisted values make their names need permission.
    private static readonly Gen<(string Name, string Value)[]> LongValues =
        from count in Gen.Int[7, 9]
        select Enumerable.Repeat(("Accept", new string('a', 128)), count).ToArray();

    public static readonly Gen<Page> Page =
        from origin in Origin
        from method in Method
        from headers in Gen.Frequency((20, Header.Array[0, 4]), (1, ManyHeaders), (1, LongHeaders), (1, LongValues))
        from includesCredentials in Gen.Bool
        from hasUploadListener in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        select new Page(origin, method, headers, includesCredentials, hasUploadListener);

    private static Gen<string[]> Some(params string[] values) => Gen.OneOf(values).Array[0, 5];
}
