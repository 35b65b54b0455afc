namespace StrictCors.Conformance.Servers;

/// <summary>The policies of the contract, for servers in this process.</summary>
internal static class ContractPolicies
{
    public const int MaxAge = 600;

    public const string Subdomains = "https://*.example.org";

    public static readonly string[] Origins = ["https://app.example.com", "https://shop.example.com:8443", "http://localhost:3000"];

    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];

    public static readonly string[] Headers = ["Content-Type", "X-Token", "Authorization"];

    public static readonly string[] Exposed = ["X-Total"];

    /// <summary>The first segment of a path, which is the policy's name.</summary>
    public static readonly string[] Areas = ["list", "credentials", "any", "open", "subdomains", "disabled"];
}
