using StrictCors.Tool.Browsing;
using StrictCors.Tool.Network;

namespace StrictCors.Tool.Probing;

/// <summary>Sends the request of a page to a live server, and looks for known mistakes in the answers.</summary>
internal sealed class Prober(PageRequest request, Uri url, NetworkSettings settings) : IDisposable
{
    private readonly SocketsHttpHandler _network = settings.CreateHandler();

    public async Task<ProbeResult> RunAsync(string origin, CancellationToken cancellationToken)
    {
        var page = await NetworkFailure.CatchAsync(
            url, settings.Timeout, token => PageFetch.SendAsync(request, origin, url, _network, settings.Version, token), cancellationToken);
        List<Cause> causes = [.. Diagnosis.Find(page, request)];
        if (await CompareAsync(page, cancellationToken) is { } cause)
        {
            causes.Add(cause);
        }

        return new(page, causes, Expected.Lines(page, request));
    }

    public void Dispose() => _network.Dispose();

    /// <summary>Compares answers to GET and HEAD only: other methods can change something, and caches do not store their answers.</summary>
    private async Task<Cause?> CompareAsync(PageResult page, CancellationToken cancellationToken)
    {
        if (request.IsWebSocket || request.Method is not ("GET" or "HEAD") || page.Request is null
            || page.Exchange.RoundTrips.Any(roundTrip => (int)roundTrip.Status is >= 300 and <= 399))
        {
            return null;
        }

        using var invoker = new HttpMessageInvoker(_network, disposeHandler: false);
        return await NetworkFailure.CatchAsync(url, settings.Timeout, async token => OriginComparison.Find(await OriginComparison.TakeAsync(
            origins => Sample.TakeAsync(invoker, request, url, origins, settings.Version, token), page.Origin)), cancellationToken);
    }
}
