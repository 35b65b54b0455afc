namespace StrictCors.Testing.Http;

/// <summary>Fetch 2.2.1, "Methods".</summary>
/// <remarks>https://fetch.spec.whatwg.org/#methods</remarks>
internal static class Methods
{
    /// <summary>"CORS-safelisted method".</summary>
    public static bool IsCorsSafelisted(string method) => method is "GET" or "HEAD" or "POST";

    /// <summary>"forbidden method".</summary>
    public static bool IsForbidden(string method) => method.ToUpperInvariant() is "CONNECT" or "TRACE" or "TRACK";

    /// <summary>"normalize": <c>put</c> becomes <c>PUT</c>, and <c>patch</c> stays.</summary>
    public static string Normalize(string method) =>
        method.ToUpperInvariant() is ("DELETE" or "GET" or "HEAD" or "OPTIONS" or "POST" or "PUT") and var normalized ? normalized : method;
}
