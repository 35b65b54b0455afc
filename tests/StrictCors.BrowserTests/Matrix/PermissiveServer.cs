using StrictCors.Testing;

namespace StrictCors.BrowserTests.Matrix;

/// <summary>A server that allows everything, so that the model of the browser shows every request of a call.</summary>
internal sealed class PermissiveServer : HttpMessageHandler
{
    public static async Task<IReadOnlyList<CorsRoundTrip>> RequestsOfAsync(string origin, Call call)
    {
        using var page = new HttpMessageInvoker(new BrowserHandler(
            new()
            {
                Page = origin,
                Engine = BrowserEngine.Standard,
                Credentials = call.IncludesCredentials ? FetchCredentials.Include : FetchCredentials.Omit,
                HasUploadListener = call.HasUploadListener,
            },
            new PermissiveServer()));
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Url);
        request.Content = call.Body is null ? null : new StringContent(call.Body);
        foreach (var (name, value) in call.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await page.SendAsync(request, CancellationToken.None);
        return response.GetCorsExchange().RoundTrips;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage();
        Echo("Origin", "Access-Control-Allow-Origin");
        Echo("Access-Control-Request-Method", "Access-Control-Allow-Methods");
        Echo("Access-Control-Request-Headers", "Access-Control-Allow-Headers");
        response.Headers.Add("Access-Control-Allow-Credentials", "true");
        return Task.FromResult(response);

        void Echo(string from, string to)
        {
            if (request.Headers.TryGetValues(from, out var values))
            {
                response.Headers.TryAddWithoutValidation(to, values);
            }
        }
    }
}
