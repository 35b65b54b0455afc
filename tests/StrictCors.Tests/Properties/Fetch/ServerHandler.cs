using System.Net;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>The <see cref="Server"/> as the network of a browser.</summary>
internal sealed class ServerHandler(Server server) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var origin = Header(request, "Origin")!;
        var answer = Header(request, "Access-Control-Request-Method") is { } method
            ? server.Preflight(origin, method, Header(request, "Access-Control-Request-Headers"))
            : server.Actual(origin, request.Method.Method);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
