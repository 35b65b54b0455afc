using System.Globalization;
using System.Net;

namespace StrictCors.LoadTests.Traffic;

/// <summary>A request and the answer that each version of the policies gives to it.</summary>
/// <param name="Name">What is shown when the answer is another.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, whose endpoint has a policy.</param>
/// <param name="Headers">Its headers; <c>{n}</c> in a value is another number each time.</param>
/// <param name="Answer">The answer to expect while the policies of this version are in force: status, owned headers, <c>Vary</c>.</param>
internal sealed record Exchange(string Name, string Method, string Path, (string Name, string Value)[] Headers, Func<int, string> Answer)
{
    private static int _number;

    /// <summary>A handshake may change the protocol, so it gets a connection of its own, and HTTP/2 has another way to make it.</summary>
    public bool IsHandshake => Path == "/socket";

    /// <summary>The HTTP/2 client sends ASCII only.</summary>
    public bool IsForHttp1 { get; init; }

    public string[] Answers { get; } = [Answer(1), Answer(2)];

    public RawRequest ToRaw()
    {
        var request = Headers.Aggregate(RawRequest.Method(Method, Path), (request, header) => request.With(header.Name, Number(header.Value)));
        return IsHandshake ? request.Handshake() : request;
    }

    /// <summary>The same for HTTP/2, which a client without TLS has to insist on.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Path) { Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, Number(value));
        }

        return message;
    }

    public static string Describe(RawResponse response) => Describe(response.Status, response.OwnedHeaders, response.VaryMembers);

    public static string Describe(HttpResponseMessage response)
    {
        var headers = response.Headers.SelectMany(header => header.Value.Select(value => (header.Key, value))).ToList();
        return Describe(
            (int)response.StatusCode,
            headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)),
            headers.Where(header => header.Key == "Vary").SelectMany(header => header.value.Split(", ")));
    }

    private static string Describe(int status, IEnumerable<(string Name, string Value)> owned, IEnumerable<string> vary)
    {
        var headers = owned.Select(header => $"{header.Name["Access-Control-".Length..]}: {header.Value}").Order(StringComparer.Ordinal);
        return $"{status} [{string.Join("; ", headers)}] {string.Join(", ", vary)}";
    }

    private static string Number(string value) =>
        value.Replace("{n}", Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
