using StrictCors.Testing;
using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance.Pages;

/// <summary>The request of a step.</summary>
internal static class StepRequest
{
    public static HttpRequestMessage Create(CaseStep step, Uri url)
    {
#pragma warning disable CA2000 // The caller disposes it.
        var request = new HttpRequestMessage(new HttpMethod(step.Method), url);
#pragma warning restore CA2000
        if (step.Body is { } body)
        {
            request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        }

        foreach (var (name, value) in step.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request
            .WithMode(step.Mode == "no-cors" ? FetchMode.NoCors : FetchMode.Cors)
            .WithCredentials(step.Credentials ? FetchCredentials.Include : FetchCredentials.SameOrigin)
            .WithUploadListener(step.UploadListener);
    }

    public static IReadOnlyDictionary<string, string> Headers(HttpResponseMessage response) => response.Headers.NonValidated
        .Concat(response.Content.Headers.NonValidated)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}
