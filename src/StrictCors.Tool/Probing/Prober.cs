using StrictCors.Testing;
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

    private Task<Sample> TakePreflightAsync(CorsRoundTrip preflight, CancellationToken cancellationToken) => Sample.TakeAsync(
        _invoker, preflight.Method, preflight.RequestHeaders.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal)),
        preflight.Url, [OriginComparison.Stranger], _settings.Version, cancellationToken);

    public void Dispose()
    {
        _invoker.Dispose();
        _network.Dispose();
    }

    /// <summary>Compares answers to GET and HEAD. Other methods can change something, so only their preflight is sent again, from another
    /// origin.</summary>
    private async Task<Cause?> CompareAsync(PageResult page, CancellationToken cancellationToken)
    {
        if (_request.IsWebSocket || page.Request is not { } answer
            || page.Exchange.RoundTrips.Any(roundTrip => (int)roundTrip.Status is >= 300 and <= 399))
        {
            return null;
        }

        if (_request.Method is not ("GET" or "HEAD"))
        {
            return page.Preflight is { } preflight && OriginComparison.IsSilent(answer)
                ? OriginComparison.Find(answer, await NetworkFailure.CatchAsync(
                    _url, _settings.Timeout, token => TakePreflightAsync(preflight, token), cancellationToken))
                : null;
        }

        var samples = await NetworkFailure.CatchAsync(_url, _settings.Timeout, TakeAsync, cancellationToken);
        return OriginComparison.Find(samples);

        Task<IReadOnlyList<Sample>> TakeAsync(CancellationToken token) => OriginComparison.TakeAsync(
            origins => Sample.TakeAsync(_invoker, _request.Method, _request.Headers, _url, origins, _settings.Version, token), page.Origin);
    }
}
