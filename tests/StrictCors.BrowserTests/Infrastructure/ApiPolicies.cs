namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>The policies of the API, by the first segment of its paths.</summary>
internal static class ApiPolicies
{
    public const string Exact = "exact";
    public const string Subdomains = "subdomains";
    public const string AnyPort = "any-port";
    public const string Anyone = "anyone";
    public const string AnyoneWithAuthorization = "anyone-with-authorization";
    public const string Credentials = "credentials";
    public const string AnyHeaderWithCredentials = "any-header-with-credentials";
    public const string Null = "null";
    public const string Server = "server";
    public const string ServerForAnyone = "server-for-anyone";

    /// <summary>No policy: the endpoints where CORS is disabled.</summary>
    public const string Disabled = "disabled";

    /// <summary>Two policies in this order: credentials for one origin, and everybody else without.</summary>
    public const string CredentialsThenAnyone = "credentials-then-anyone";

    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    public static IEnumerable<string> Names => Write(port: 1).Keys;

    /// <param name="port">That of the pages.</param>
    public static IReadOnlyDictionary<string, StrictCorsPolicyOptions> Write(int port) => new Dictionary<string, StrictCorsPolicyOptions>
    {
        [Exact] = new()
        {
            AllowedOrigins = [$"http://localhost:{port}"],
            AllowedMethods = ["GET", "PUT", "PATCH", "PURGE"],
            AllowedHeaders = ["X-Listed", "X-Also-Listed", "Content-Type"],
            PreflightMaxAge = MaxAge,
        },
        [Subdomains] = new() { AllowedOrigins = [$"http://*.shop.example:{port}"], AllowedMethods = ["DELETE"],
            AllowedHeaders = ["X-Listed", "Authorization"] },
        [AnyPort] = new() { AllowedOrigins = ["http://localhost:*", "http://127.0.0.1:*"], AllowedMethods = ["*"], AllowedHeaders = ["X-Listed"] },
        [Anyone] = new() { AllowedOrigins = ["*"], AllowedMethods = ["GET", "PUT"], AllowedHeaders = ["*"] },
        [AnyoneWithAuthorization] = new() { AllowedOrigins = ["*"], AllowedMethods = ["*"], AllowedHeaders = ["*", "Authorization"],
            PreflightStatusCode = 200 },
        [Credentials] = new()
        {
            AllowedOrigins = [$"http://localhost:{port}"],
            AllowedMethods = ["GET", "PUT"],
            AllowedHeaders = ["X-Listed", "Authorization"],
            AllowCredentials = true,
        },
        [AnyHeaderWithCredentials] = new()
        {
            AllowedOrigins = [$"http://localhost:{port}", $"http://127.0.0.1:{port}"],
            AllowedMethods = ["*"],
            AllowedHeaders = ["*"],
            AllowCredentials = true,
        },
        [Null] = new() { AllowedOrigins = ["null"], AllowedMethods = ["PUT"], AllowedHeaders = ["X-Listed"], DangerouslyAllowNullOrigin = true },
        [Server] = new()
        {
            AllowedOrigins = [$"http://localhost:{port}"],
            AllowedMethods = ["GET", "PUT"],
            AllowedHeaders = ["X-Listed"],
            Enforcement = StrictCorsEnforcement.Server,
        },
        [ServerForAnyone] = new() { AllowedOrigins = ["*"], AllowedMethods = ["POST"], AllowedHeaders = ["*"],
            Enforcement = StrictCorsEnforcement.Server },
    };
}
