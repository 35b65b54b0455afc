using System.Net.Http.Headers;
using System.Text.Json;
using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.Samples;

/// <summary>A call that the sample's page offers, from the file that the page itself reads.</summary>
internal sealed record PageCall(string Id, string Method, string Path, Dictionary<string, string> Headers, string? Body, PagePromise Promise)
{
    public static IReadOnlyList<PageCall> ReadAll() =>
        JsonSerializer.Deserialize<PageCall[]>(Repository.Read("samples/QuickStart/Page/calls.json"), JsonSerializerOptions.Web)!;

    public HttpRequestMessage ToRequest(Uri url)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), url) { Content = Body is null ? null : new StringContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.Add(name, value);
            }
        }

        return request;
    }
}
