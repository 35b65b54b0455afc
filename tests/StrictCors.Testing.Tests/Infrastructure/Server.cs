using System.Net;

namespace StrictCors.Testing.Tests.Infrastructure;

/// <summary>A server that answers as it is told, and remembers what it was sent.</summary>
internal sealed class Server : HttpMessageHandler
{
    private readonly List<Received> _received = [];
    private readonly Func<Received, Answer> _answer;

    public Server(Func<Received, Answer> answer) => _answer = answer;

    /// <summary>The same answer to every request.</summary>
    public Server(int status, params (string Name, string Value)[] headers)
        : this(_ => new(status, headers))
    {
    }

    public IReadOnlyList<Received> Received => _received;

    public IEnumerable<string> Methods => _received.Select(request => request.Method);

    /// <summary>One answer for preflights, one for everything else.</summary>
    public static Server With(Answer preflight, Answer actual) => new(request => request.IsPreflight ? preflight : actual);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(header => header.Key != "Content-Length")
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var received = new Received(request.Method.Method, request.RequestUri!.ToString(), headers, body, request.Version);
        _received.Add(received);
        var answer = _answer(received);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new StringContent("content") };
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
