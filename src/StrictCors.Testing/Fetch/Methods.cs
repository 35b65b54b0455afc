namespace StrictCors.Testing.Fetch;

/// <summary>Fetch 2.2.1, "Methods".</summary>
/// <remarks>https://fetch.spec.whatwg.org/#methods</remarks>
internal static class Methods
{
    private static readonly string[] Forbidden = ["CONNECT", "TRACE", "TRACK"];
    private static readonly string[] Normalized = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    /// <summary>"CORS-safelisted method".</summary>
    public static bool IsCorsSafelisted(string method) => method is "GET" or "HEAD" or "POST";

    /// <summary>"forbidden method".</summary>
    public static bool IsForbidden(string method) => Forbidden.Contains(method, StringComparer.OrdinalIgnoreCase);

    /// <summary>"normalize": <c>put</c> becomes <c>PUT</c>, and <c>patch</c> stays.</summary>
    public static string Normalize(string method) => Normalized.FirstOrDefault(known => known.Equals(method, StringComparison.OrdinalIgnoreCase)) ?? method;
}
