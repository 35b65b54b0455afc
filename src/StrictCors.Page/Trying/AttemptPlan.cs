using System.Diagnostics.CodeAnalysis;
using StrictCors.Protocol;
using StrictCors.Testing;
using StrictCors.Text;

namespace StrictCors.Page.Trying;

/// <summary>An <see cref="Attempt"/> whose values can be sent.</summary>
internal sealed record AttemptPlan(
    string Origin, string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, bool Credentials, bool IsHandshake,
    BrowserEngine Engine)
{
    private const int MaxHeaders = 100;

    public static bool TryRead(Attempt attempt, [NotNullWhen(true)] out AttemptPlan? plan, [NotNullWhen(false)] out string? error)
    {
        plan = null;
        var origin = (attempt.Origin ?? "").Trim();
        var method = attempt.Handshake ? "GET" : (attempt.Method ?? "").Trim();
        var path = (attempt.Path ?? "").Trim();
        error = origin.Length == 0 || !origin.All(IsVisible) ? "The origin is the address of a page: https://app.example.com."
            : !HttpNames.IsToken(method) ? $"'{Display.Escape(method)}' is not a method: GET."
            : !path.StartsWith('/') || !path.All(IsVisible) ? "The path is what follows host and port in the address, with its query: /todos?page=2."
            : path.Contains("%00", StringComparison.Ordinal) ? "Servers refuse %00 in a path."
            : null;
        if (error is not null || !TryReadHeaders(attempt.Headers ?? "", out var headers, out error))
        {
            return false;
        }

        plan = new(origin, method, path, headers, attempt.Credentials, attempt.Handshake, attempt.Engine);
        return true;
    }

    /// <summary>The request, as a page gives it to <c>fetch</c>.</summary>
    /// <param name="server">Scheme, host and port.</param>
    public HttpRequestMessage CreateRequest(Uri server)
    {
        // Not relative to the server: a path that begins with two slashes would have another host.
        var request = new HttpRequestMessage(new(Method), new Uri(server.GetLeftPart(UriPartial.Authority) + Path));
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (IsHandshake)
        {
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", Convert.ToBase64String(Guid.NewGuid().ToByteArray()));
        }

        return request;
    }

    private static bool TryReadHeaders(
        string text, out List<KeyValuePair<string, string>> headers, [NotNullWhen(false)] out string? error)
    {
        headers = [];
        error = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !HttpNames.IsToken(line.AsSpan(0, colon)) || line.Any(char.IsControl))
            {
                error = $"'{Display.Escape(line)}' is not a header: Name: value.";
                return false;
            }

            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        error = headers.Count > MaxHeaders ? $"There are more than {MaxHeaders} headers." : null;
        return error is null;
    }

    private static bool IsVisible(char character) => character is > ' ' and not '\u007f';
}
