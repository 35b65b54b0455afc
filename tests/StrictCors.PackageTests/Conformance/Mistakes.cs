namespace StrictCors.PackageTests.Conformance;

/// <summary>Mistakes of every kind: keys, shapes, origins, methods, headers, times, references. Some need data that trimming might lose: the
/// public suffixes, the names of enumerations.</summary>
internal static class Mistakes
{
    private const string Web = "StrictCors:Policies:web";

    private static readonly Dictionary<string, Mistake> ByCode = new Mistake[]
    {
        new("SC1002", $"{Web}:AllowedOrigin", "https://app.example.com", $"{Web}:AllowedOrigin", "AllowedOrigins"),
        new("SC1003", $"{Web}:AllowCredentials:0", "true", $"{Web}:AllowCredentials", "true or false"),
        new("SC1005", $"{Web}:Enforcement", "Serve", $"{Web}:Enforcement", "Server"),
        new("SC1008", "StrictCors:DefaultPolicy", "wbe", "StrictCors:DefaultPolicy", "web"),
        new("SC1106", $"{Web}:AllowedOrigins", "https://app.example.com;*.example.org", $"{Web}:AllowedOrigins", "https://*.example.org"),
        new("SC1111", $"{Web}:AllowedOrigins:0", "https://app.example.com/", $"{Web}:AllowedOrigins:0", "https://app.example.com"),
        new("SC1113", $"{Web}:AllowedOrigins", "https://b\u00fccher.example", $"{Web}:AllowedOrigins", "https://xn--bcher-kva.example"),
        new("SC1119", $"{Web}:AllowedOrigins", "http://[0:0:0:0:0:0:0:1]", $"{Web}:AllowedOrigins", "http://[::1]"),
        new("SC1123", $"{Web}:AllowedOrigins", "*", $"{Web}:AllowedOrigins", "list the origins, or set AllowCredentials to false"),
        new("SC1127", $"{Web}:AllowedOrigins", "https://*.github.io", $"{Web}:AllowedOrigins",
            "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true"),
        new("SC1203", $"{Web}:AllowedMethods", "put", $"{Web}:AllowedMethods", "PUT"),
        new("SC1302", $"{Web}:AllowedHeaders", "Cookie", $"{Web}:AllowedHeaders", "remove the entry"),
        new("SC1404", $"{Web}:ExposedHeaders", "*", $"{Web}:ExposedHeaders", "list the headers"),
        new("SC1502", $"{Web}:PreflightMaxAge", "600", $"{Web}:PreflightMaxAge", "00:10:00"),
        new("SC1507", "StrictCors:Policies:tenants:AllowedOrigins", "*", "StrictCors:Policies:tenants:OriginSource", "only one of the two"),
        new("SC2001", "Argument", "serve", "app.UseStrictCors(policyNames)", "server"),
    }.ToDictionary(mistake => mistake.Code, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => ByCode.Keys;

    public static Mistake WithCode(string code) => ByCode[code];
}
