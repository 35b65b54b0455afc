using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance.Pages;

/// <summary>A program that is not a browser: it sends no <c>Origin</c> and follows no redirect.</summary>
internal static class Programs
{
    public static async Task<Sight> CallAsync(HttpMessageHandler network, CaseStep step, Uri url, CancellationToken cancellationToken)
    {
        using var invoker = new HttpMessageInvoker(network, disposeHandler: false);
        using var request = StepRequest.Create(step, url);
        using var response = await invoker.SendAsync(request, cancellationToken);
        var headers = StepRequest.Headers(response);
        return new()
        {
            Reads = true,
            Status = (int)response.StatusCode,
            Headers = headers,
            Body = await response.Content.ReadAsStringAsync(cancellationToken),
            Arrives = true,
            Handler = headers.GetValueOrDefault(ModelBrowser.HandlerHeader),
        };
    }
}
