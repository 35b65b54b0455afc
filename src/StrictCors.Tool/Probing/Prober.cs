using StrictCors.Tool.Browsing;
using StrictCors.Tool.Network;

namespace StrictCors.Tool.Probing;

/// <summary>Sends the request of a page to a live server, and looks for known mistakes in the answers.</summary>
internal sealed class Prober : IDisposable
{
    private readonly PageRequest _request;
    private readonly Uri _url;
    private readonly NetworkSettings _settings;
    private readonly SocketsHttpHandler _network;
    private readonly HttpMessageInvoker _invoker;

    public Prober(PageRequest request, Uri url, NetworkSettings settings)
    {
        (_request, _url, _settings) = (request, url, settings);
        _network = settings.CreateHandler();
        _invoker = new(_network);
    }

    public async Task<ProbeResult> RunAsync(string origin, CancellationToken cancellationToken)
    {
        var page = await NetworkFailure.CatchAsync(
            _url, _settings.Timeout, token => PageFetch.SendAsync(_request, origin, _url, _network, _settings.Version, token), cancellationToken);
        List<Cause> causes = [.. Diagnosis.Find(page, _request)];
        if (await CompareAsync(page, cancellationToken) is { } cause)
        {
            causes.Add(cause);
        }

        return new(page, causes, Expected.Lines(page, _request));
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _network.Dispose();
    }

    /// <summary>Compares answers to GET and HEAD only: other methods can change something, and caches do not store their answers.</summary>
    private async Task<Cause?> CompareAsync(PageResult page, CancellationToken cancellationToken)
    {
        if (_request.IsWebSocket || _request.Method is not ("GET" or "HEAD") || page.Request is null
            || page.Exchange.RoundTrips.Any(roundTrip => (int)roundTrip.Status is >= 300 and <= 399))
        {
            return null;
        }

        var samples = await NetworkFailure.CatchAsync(_url, _settings.Timeout, TakeAsync, cancellationToken);
        return OriginComparison.Find(samples);

        Task<IReadOnlyList<Sample>> TakeAsync(CancellationToken token) => OriginComparison.TakeAsync(
            origins => Sample.TakeAsync(_invoker, _request.Method, _request.Headers, _url, origins, _settings.Version, token), page.Origin);
    }
}
