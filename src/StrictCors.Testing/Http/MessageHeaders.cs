using System.Net.Http.Headers;

namespace StrictCors.Testing.Http;

/// <summary>The headers of the messages of <see cref="HttpClient"/> as they are on the wire: not parsed, one entry for each line.</summary>
internal static class MessageHeaders
{
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpResponseMessage message) =>
        [.. Lines(message.Headers), .. Lines(message.Content.Headers)];

    /// <summary>What the page has set: an entry for each value that was added. <see cref="HttpClient"/> sends those of one name in one
    /// line.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpRequestMessage message) =>
        message.Content is { Headers: var ofContent } ? [.. Lines(message.Headers), .. Lines(ofContent)] : Lines(message.Headers);

    /// <summary>Without the lines that have no value, if another line has the same name. The message loses them, too.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WithoutEmpty(HttpResponseMessage message)
    {
        foreach (var headers in (HttpHeaders[])[message.Headers, message.Content.Headers])
        {
            foreach (var (name, values) in headers.NonValidated.Where(header => header.Value.Count > 1 && header.Value.Contains("")).ToList())
            {
                var kept = values.Where(value => value.Length > 0).DefaultIfEmpty("").ToList();
                headers.Remove(name);
                headers.TryAddWithoutValidation(name, kept);
            }
        }

        return Of(message);
    }

    public static void Add(HttpRequestMessage message, string name, string value)
    {
        if (!message.Headers.TryAddWithoutValidation(name, value))
        {
            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Lines(HttpHeaders headers) =>
        headers.NonValidated.SelectMany(header => header.Value, (header, value) => new KeyValuePair<string, string>(header.Key, value));
}
