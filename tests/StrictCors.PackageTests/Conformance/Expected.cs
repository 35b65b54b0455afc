namespace StrictCors.PackageTests.Conformance;

/// <summary>What many cases say.</summary>
internal static class Expected
{
    public const string App = "https://app.example.com";
    public const string Evil = "https://app.example.com.evil.example";

    /// <summary>V4.</summary>
    public const string PreflightVary = "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    /// <summary>V4 where every origin has the same answer.</summary>
    public const string AnyPreflightVary = "Vary: Access-Control-Request-Method, Access-Control-Request-Headers";

    /// <summary>S2: on every response of a Server policy.</summary>
    public const string ServerVary = "Vary: Origin, Sec-Fetch-Site";

    /// <summary>S2: what Server answers a request of an origin that it denies.</summary>
    public const string Refused = $"403; {ServerVary}; {Refusal}";

    private const string Refusal =
        """Cache-Control: no-store; {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.4","title":"Forbidden","status":403}""";

    /// <summary>The refusal beside other headers.</summary>
    public static string RefusedWith(string headers) => $"403; {headers}; {Refusal}";

    /// <summary>What the policy "web" adds for an origin that it allows.</summary>
    public static string Web(string origin) => $"Allow-Credentials: true; Allow-Origin: {origin}; Expose-Headers: ETag; Vary: Origin";

    /// <summary>What the policy "web" answers a preflight that it allows.</summary>
    public static string WebPreflight(string origin) =>
        $"204; Allow-Credentials: true; Allow-Headers: Content-Type, X-Request-Id; Allow-Methods: GET, PUT; Allow-Origin: {origin}; Max-Age: "
            + $"600; {PreflightVary}";

    public static RawRequest Get(string target, string? origin) => From(RawRequest.Get(target), origin);

    public static RawRequest Send(string method, string target, string? origin) => From(RawRequest.Method(method, target).WithBody(""), origin);

    public static RawRequest Handshake(string target, string? origin) => From(RawRequest.Get(target).Handshake(), origin);

    private static RawRequest From(RawRequest request, string? origin) => origin is null ? request : request.With("Origin", origin);
}
