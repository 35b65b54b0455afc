using StrictCors.Tool.Commands;
using StrictCors.Tool.Network;
using StrictCors.Tool.Probing;

namespace StrictCors.Tool.Scanning;

/// <summary>Sends the hostile origins to a server, a bounded number of them in a bounded time.</summary>
internal sealed class Scanner : IDisposable
{
    /// <summary>The largest number of trusted origins.</summary>
    public const int MaxTrusted = 5;

    private const int MaxFailures = 3;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(2);

    private readonly ScanRequest _request;
    private readonly NetworkSettings _settings;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _network;
    private int _requests;
    private int _failures;

    public Scanner(ScanRequest request, NetworkSettings settings)
    {
        (_request, _settings) = (request, settings);
        _handler = settings.CreateHandler(request.Parallel);
        _network = new(_handler);
    }

    public async Task<ScanReport> RunAsync(CancellationToken cancellationToken)
    {
        // Without an answer to the first request there is nothing to scan.
        var trusted = await TakeAsync([_request.Trusted[0]], cancellationToken);
        var (accepted, stopped) = await TryAllAsync(cancellationToken);
        var isAny = !_request.IsHandshake && trusted.AllowOrigin == "*" && accepted.Exists(one => one.Origin == HostileOrigins.Stranger);
        var hazard = _request.IsHandshake || !_request.IsRead ? null : await FindHazardAsync(trusted, cancellationToken);
        return new(
            _request.Trusted, _requests, _failures, isAny, isAny ? [] : [.. accepted.OrderByDescending(one => one.Severity)], hazard, stopped);
    }

    public void Dispose()
    {
        _network.Dispose();
        _handler.Dispose();
    }

    private async Task<(List<Acceptance> Accepted, string? Stopped)> TryAllAsync(CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MaxTime);
        var found = new Acceptance?[HostileOrigins.For(_request.Trusted).Count()];
        var origins = HostileOrigins.For(_request.Trusted).Select((origin, index) => (Origin: origin, Index: index));
        var options = new ParallelOptions { MaxDegreeOfParallelism = _request.Parallel, CancellationToken = time.Token };
        try
        {
            await Parallel.ForEachAsync(origins, options, async (item, token) => found[item.Index] = await TryAsync(item.Origin, token));
            return (Found(found), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (Found(found), "The scan ended after two minutes.");
        }
        catch (ToolException failure) when (failure.ExitCode == ExitCode.Unreachable)
        {
            return (Found(found), $"The scan ended early: {failure.Message}");
        }
    }

    private async Task<Acceptance?> TryAsync(HostileOrigin origin, CancellationToken cancellationToken)
    {
        Sample sample;
        try
        {
            sample = await TakeAsync(origin.Lines, cancellationToken);
        }
        catch (ToolException failure) when (failure.ExitCode == ExitCode.Unreachable && Interlocked.Increment(ref _failures) < MaxFailures)
        {
            // A server may reset connections that carry such headers.
            return null;
        }

        if (_request.IsHandshake)
        {
            return sample.Status == 101 ? new(origin, WithCredentials: true, IsHandshake: true) : null;
        }

        return await AcceptsAsync(sample, origin, includesCredentials: true) ? new(origin, true, false)
            : await AcceptsAsync(sample, origin, includesCredentials: false) ? new(origin, false, false)
            : null;
    }

    /// <summary>The browser model judges origins that browsers send. For others, the server accepts what it sends back.</summary>
    private async Task<bool> AcceptsAsync(Sample sample, HostileOrigin origin, bool includesCredentials) => origin.IsOfBrowser
        ? await Replay.IsReadableAsync(sample, origin.Lines[0], _request.Method, includesCredentials)
        : (sample.AllowOrigin.Length > 0 && sample.AllowOrigin != "*" && IsSentBack(sample.AllowOrigin, origin)
            && (sample.AllowsCredentials || !includesCredentials))
            || (sample.AllowOrigin == "*" && !includesCredentials);

    private bool IsSentBack(string allowOrigin, HostileOrigin origin) => origin.Lines.Count > 1
        ? origin.Lines.Any(line => !_request.Trusted.Contains(line) && allowOrigin.Contains(line, StringComparison.Ordinal))
        : allowOrigin == origin.Lines[0];

    private async Task<Cause?> FindHazardAsync(Sample trusted, CancellationToken cancellationToken) => OriginComparison.Find(
    [
        trusted, await TakeAsync([], cancellationToken), await TakeAsync(HostileOrigins.Stranger.Lines, cancellationToken),
        await TakeAsync([_request.Trusted[0]], cancellationToken),
    ]);

    private Task<Sample> TakeAsync(IReadOnlyList<string> origins, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        return NetworkFailure.CatchAsync(
            _request.Url, _settings.Timeout, token => origins.Count > 1 ? TakeRawAsync(origins, token) : Sample.TakeAsync(
                _network, _request.SentMethod, _request.SentHeaders, _request.Url, origins, _request.VersionOf(_settings), token), cancellationToken);
    }

    /// <summary>Two lines of Origin, which HttpClient would join.</summary>
    private async Task<Sample> TakeRawAsync(IReadOnlyList<string> origins, CancellationToken cancellationToken)
    {
        var headers = origins.Select(origin => KeyValuePair.Create("Origin", origin)).Concat(_request.SentHeaders).ToList();
        var (status, answer) = await RawExchange.SendAsync(_settings, _request.Url, _request.SentMethod, headers, cancellationToken);
        return Sample.Of(origins, status, answer, body: "");
    }

    private static List<Acceptance> Found(Acceptance?[] found) => [.. found.OfType<Acceptance>()];
}
