using StrictCors.Testing;
using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance.Pages;

/// <summary>The browser of StrictCors.Testing.</summary>
/// <param name="self">The origin of pages of the server itself.</param>
internal sealed class ModelBrowser(BrowserEngine engine, TimeProvider clock, HttpMessageHandler network, string self) : IBrowser
{
    public const string HandlerHeader = "X-Handler";

    private readonly BrowserProfile _profile = new(clock);

    public async Task<Sight> CallAsync(CaseStep step, Uri url, CancellationToken cancellationToken)
    {
        var options = new BrowserOptions { Page = step.Page == "self" ? self : step.Page!, Engine = engine, Profile = _profile };
#pragma warning disable CA2000 // It would dispose the network, which other browsers use.
        using var page = new HttpMessageInvoker(new BrowserHandler(options, network), disposeHandler: false);
#pragma warning restore CA2000
        using var request = StepRequest.Create(step, url);
        try
        {
            using var response = await page.SendAsync(request, cancellationToken);
            var exchange = response.GetCorsExchange();
            return new()
            {
                Reads = exchange.ResponseType is CorsResponseType.Basic or CorsResponseType.Cors,
                Status = (int)response.StatusCode,
                Headers = StepRequest.Headers(response),
                Body = await response.Content.ReadAsStringAsync(cancellationToken),
                Preflight = exchange.Preflight.ToString(),
                Arrives = true,
                Handler = exchange.RoundTrips[^1].ResponseHeader(HandlerHeader),
            };
        }
        catch (CorsException refusal)
        {
            return new()
            {
                Why = refusal.Message.Split('\n')[0].Split(". Send ")[0].Trim().TrimEnd('.'),
                Step = refusal.Step.ToString(),
                Preflight = refusal.Exchange.Preflight.ToString(),
                Arrives = refusal.Exchange.RoundTrips.Any(one => !one.IsPreflight),
                Handler = refusal.Exchange.RoundTrips.LastOrDefault(one => !one.IsPreflight)?.ResponseHeader(HandlerHeader),
            };
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
