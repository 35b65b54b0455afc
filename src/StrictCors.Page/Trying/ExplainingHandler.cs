using System.Net;
using Microsoft.AspNetCore.Http;
using StrictCors.Page.Explaining;

namespace StrictCors.Page.Trying;

/// <summary>Stands for the server: each request of the browser is explained, and answered with the headers that StrictCors would write.</summary>
internal sealed class ExplainingHandler(RequestExplainer explainer, HttpContext page) : HttpMessageHandler
{
    private readonly List<ExplainedRequest> _requests = [];

    /// <summary>Gets the requests that the browser has sent.</summary>
    public IReadOnlyList<ExplainedRequest> Requests => _requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ContextOf.Request(request, page);
        _requests.Add(await explainer.ExplainAsync(context));
        var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent([]),
        };
        foreach (var (name, values) in context.Response.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        return response;
    }
}
