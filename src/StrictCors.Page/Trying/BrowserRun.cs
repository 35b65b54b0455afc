using System.Net;
using System.Text;
using StrictCors.Page.Explaining;
using StrictCors.Testing;
using StrictCors.Text;

namespace StrictCors.Page.Trying;

/// <summary>Sends an attempt as a browser does, by the model of StrictCors.Testing.</summary>
internal static class BrowserRun
{
    private const int MaxBody = 4096;
    private const int MaxText = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="plan">What to send.</param>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="inner">What answers.</param>
    /// <param name="requests">The explanations of the requests, if the inner handler adds them.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<AttemptResult> RunAsync(
        AttemptPlan plan, Uri server, HttpMessageHandler inner, IReadOnlyList<ExplainedRequest> requests, CancellationToken cancellationToken)
    {
        using var own = new AttemptHandler(plan, server, inner);
        using var browser = CreateBrowser(plan, own);
        using var invoker = new HttpMessageInvoker(browser);
        using var request = plan.CreateRequest(server);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await invoker.SendAsync(request, patience.Token);
            var exchange = response.GetCorsExchange().RoundTrips;
            var status = (int)exchange[^1].Status;
            var isOpen = plan.IsHandshake && response.StatusCode == HttpStatusCode.SwitchingProtocols;
            return new(
                null,
                plan.IsHandshake && !isOpen ? "blocked" : "read",
                isOpen ? "The WebSocket opens."
                : plan.IsHandshake ? $"The WebSocket does not open: the status is {status} and not 101."
                : $"The page can read the response: status {status}.",
                requests, Texts(exchange), isOpen ? "" : await ReadBodyAsync(response, patience.Token));
        }
        catch (CorsException refused)
        {
            return new(null, "blocked", ReasonOf(refused), requests, Texts(refused.Exchange.RoundTrips), "");
        }
        catch (HttpRequestException failed)
        {
            return new(null, "failed", Display.SingleLine(failed.Message, MaxText), requests, [], "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "failed", $"The server has not answered within {Patience.TotalSeconds} seconds.", requests, [], "");
        }
    }

    /// <exception cref="ArgumentException">The origin is not the address of a page.</exception>
    public static BrowserHandler CreateBrowser(AttemptPlan plan, HttpMessageHandler inner) => new(
        new BrowserOptions
        {
            Page = plan.Origin,
            Engine = plan.Engine,
            Credentials = plan.Credentials ? FetchCredentials.Include : FetchCredentials.SameOrigin,
        },
        inner);

    private static List<RoundTripTexts> Texts(IReadOnlyList<CorsRoundTrip> exchange) => [.. exchange.Select(RoundTripTexts.Of)];

    /// <summary>The message without the exchange, which is shown beside it.</summary>
    private static string ReasonOf(CorsException refused)
    {
        var end = refused.Message.IndexOf("The page: ", StringComparison.Ordinal);
        return (end < 0 ? refused.Message : refused.Message[..end]).Trim();
    }

    private static async Task<string> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBody];
        using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            // One read of a stream that may never end, such as server-sent events.
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            soon.CancelAfter(TimeSpan.FromSeconds(1));
            var length = await content.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, soon.Token);
            return Display.SingleLine(Encoding.UTF8.GetString(buffer, 0, length), MaxText);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "";
        }
    }
}
