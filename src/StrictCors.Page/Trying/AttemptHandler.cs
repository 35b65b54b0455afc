namespace StrictCors.Page.Trying;

/// <summary>What the model of the browser sends goes to this server and nowhere else.</summary>
internal sealed class AttemptHandler(AttemptPlan plan, Uri server, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.GetLeftPart(UriPartial.Authority) != server.GetLeftPart(UriPartial.Authority))
        {
            throw new HttpRequestException(
                $"The server redirects to {request.RequestUri.GetLeftPart(UriPartial.Authority)}. This page sends requests to its own server only.");
        }

        // No cookie of the user is known here. Whether there is one decides about handshakes only.
        if (plan is { IsHandshake: true, Credentials: true })
        {
            request.Headers.TryAddWithoutValidation("Cookie", "strict-cors-try=1");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
