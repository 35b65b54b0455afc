
namespace StrictCors.Tests.Properties.Fetch;

/// <summary>The browser's side of the CORS protocol, step by step as the Fetch standard writes it, without its cache. Slow and plain
/// on purpose: it shares no code with what it checks.</summary>
internal static class Browser
{
    private static readonly string[] ForbiddenMethods = ["CONNECT", "TRACE", "TRACK"];
    private static readonly string[] NormalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    /// <summary>What the page gets to see, or null for a network error.</summary>
    public static Server.Response? Fetch(Page page, Server server)
    {
        // fetch() throws for a forbidden method, normalizes the method, and drops forbidden request-headers.
        if (ForbiddenMethods.Contains(page.Method, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var method = NormalizedMethods.FirstOrDefault(known => known.Equals(page.Method, StringComparison.OrdinalIgnoreCase)) ?? page.Method;
        var request = page with { Method = method, Headers = [.. page.Headers.Where(header => !RequestHeaders.IsForbidden(header.Name))] };
        var needsPreflight = !IsSafelisted(method) || request.HasUploadListener || RequestHeaders.UnsafeNames(request.Headers).Count > 0;
        if (needsPreflight && !PreflightSucceeds(request, server))
        {
            return null;
        }

        var response = server.Actual(request.Origin, method);
        return CorsCheck(request, response) ? response : null;
    }

    /// <summary>Fetch, "CORS-preflight fetch".</summary>
    private static bool PreflightSucceeds(Page request, Server server)
    {
        // Steps 3 to 6. The preflight itself carries no credentials; its CORS check asks for them as the request does.
        var unsafeNames = RequestHeaders.UnsafeNames(request.Headers);
        var response = server.Preflight(request.Origin, request.Method, unsafeNames.Count == 0 ? null : string.Join(',', unsafeNames));

        // Step 7.
        if (!CorsCheck(request, response) || response.Status is < 200 or > 299)
        {
            return false;
        }

        // Step 7.1 to 7.3.
        if (!TryExtract(response, "Access-Control-Allow-Methods", out var methods)
            || !TryExtract(response, "Access-Control-Allow-Headers", out var headerNames))
        {
            return false;
        }

        // Step 7.4: the use-CORS-preflight flag is the upload listener's and the stream body's.
        if (methods is null && request.HasUploadListener)
        {
            methods = [request.Method];
        }

        methods ??= [];
        headerNames ??= [];

        // Step 7.5.
        if (!methods.Contains(request.Method) && !IsSafelisted(request.Method) && (request.IncludesCredentials || !methods.Contains("*")))
        {
            return false;
        }

        // Step 7.6: CORS non-wildcard request-header names.
        if (request.Headers.Any(header => Is(header.Name, "Authorization")) && !headerNames.Any(name => Is(name, "Authorization")))
        {
            return false;
        }

        // Step 7.7.
        return unsafeNames.All(unsafeName =>
            headerNames.Any(name => Is(name, unsafeName)) || (!request.IncludesCredentials && headerNames.Contains("*")));
    }

    /// <summary>Fetch, "CORS check".</summary>
    private static bool CorsCheck(Page request, Server.Response response)
    {
        var origin = response.Get("Access-Control-Allow-Origin");
        if (origin is null)
        {
            return false;
        }

        if (!request.IncludesCredentials && origin == "*")
        {
            return true;
        }

        if (request.Origin != origin)
        {
            return false;
        }

        return !request.IncludesCredentials || response.Get("Access-Control-Allow-Credentials") == "true";
    }

    /// <summary>Fetch, "extracting header list values": null where the header is absent, false where it does not parse.</summary>
    private static bool TryExtract(Server.Response response, string name, out List<string>? values)
    {
        values = response.Get(name)?.Split(',').Select(value => value.Trim(' ', '\t')).Where(value => value.Length > 0).ToList();
        return values is null || values.All(RequestHeaders.IsToken);
    }

    private static bool IsSafelisted(string method) => method is "GET" or "HEAD" or "POST";

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
