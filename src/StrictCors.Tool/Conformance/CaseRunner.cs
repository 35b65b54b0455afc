using System.Net;
using System.Text;
using StrictCors.Testing;
using StrictCors.Tool.Conformance.Caching;
using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Conformance.Judging;
using StrictCors.Tool.Conformance.Pages;
using StrictCors.Tool.Conformance.Wire;

namespace StrictCors.Tool.Conformance;

/// <summary>Runs cases against one server, one request at a time.</summary>
internal sealed class CaseRunner(Target target, IReadOnlyList<BrowserEngine> engines) : IDisposable
{
    private readonly SocketsHttpHandler _network = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = target.Timeout,
        SslOptions = { RemoteCertificateValidationCallback = Certificates.Of(target) },
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
    };

    /// <summary>Gets or sets the browser that takes the place of the model, to judge it.</summary>
    public Func<IBrowser>? RealBrowser { get; init; }

    /// <summary>Gets or sets a value indicating whether the target is a real cache before the server, which takes the place of the
    /// model.</summary>
    public bool IsBehindRealCache { get; init; }

    public async Task<CaseResult> RunAsync(ConformanceCase one, IReadOnlyList<string> lacks, CancellationToken cancellationToken)
    {
        if (one.Needs.FirstOrDefault(lacks.Contains) is { } lacking)
        {
            return new(one, lacking);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(target.Timeout * (one.Steps.Count * engines.Count));
        try
        {
            var isOfWire = one.Via is CaseVia.Wire or CaseVia.Socket;
            return new(one, Reason: isOfWire ? await SendAsync(one, limit.Token) : await CallAsync(one, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(one, Reason: $"no answer within {target.Timeout.TotalSeconds:0} seconds");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException or InvalidDataException
            or System.Net.Sockets.SocketException)
        {
            return new(one, Reason: exception.Message.TrimEnd('.'));
        }
    }

    public void Dispose() => _network.Dispose();

    private async Task<string?> SendAsync(ConformanceCase one, CancellationToken cancellationToken)
    {
        WireResponse? first = null;
        for (var i = 0; i < one.Steps.Count; i++)
        {
            var step = one.Steps[i];
            var lines = step.Lines.Select(line => line == "Origin: self" ? $"Origin: {target.Origin}" : line);
            var request = new WireRequest(step.Method, target.PathOf(step.Path, one.Id), [.. lines]);
            request = one.Via == CaseVia.Socket ? request.AsHandshake() : request;
            var response = await WireClient.SendAsync(target, request, cancellationToken);

            // A machine with much to do is slow once; a server whose work is not bounded is slow each time.
            for (var again = 0; again < 2 && response.Elapsed.TotalSeconds > step.Expect.Seconds; again++)
            {
                response = await WireClient.SendAsync(target, request, cancellationToken);
            }

            first ??= response;
            if (WireJudge.Refute(step.Expect, request, response, first) is { } reason)
            {
                return Describe(one, i, null, reason);
            }
        }

        return null;
    }

    private async Task<string?> CallAsync(ConformanceCase one, CancellationToken cancellationToken)
    {
        if (RealBrowser is not null)
        {
            return await CallAsync(one, null, new(), cancellationToken);
        }

        // A cache is the same for every engine.
        foreach (var engine in one.Via == CaseVia.Browser ? engines : [engines[0]])
        {
            if (await CallAsync(one, engine, new(), cancellationToken) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private async Task<string?> CallAsync(ConformanceCase one, BrowserEngine? engine, CaseClock clock, CancellationToken cancellationToken)
    {
        using var cache = CreateCache(one.Via, clock);
        var network = (HttpMessageHandler?)cache ?? _network;
        var handlers = new List<string?>();
        await using var browsers = new BrowserSeat(RealBrowser ?? (() => new ModelBrowser(engine!.Value, clock, network, target.Origin)));

        for (var i = 0; i < one.Steps.Count; i++)
        {
            var step = one.Steps[i];
            await WaitAsync(step, clock, cancellationToken);

            // Behind a shared cache, everybody has a browser of his own.
            var browser = await browsers.TakeAsync(isNew: one.Via is CaseVia.Cache or CaseVia.OptionsCache);
            var url = target.UrlOf(step.Path, one.Id);
            var sight = step.Page is null
                ? await Programs.CallAsync(network, step, url, cancellationToken)
                : await browser.CallAsync(step, url, cancellationToken);
            if (SightJudge.Refute(step.Expect, sight, handlers) is { } reason)
            {
                return Describe(one, i, one.Via == CaseVia.Browser ? engine : null, reason);
            }

            handlers.Add(sight.Handler);
        }

        return null;
    }

    private ModelCache? CreateCache(CaseVia via, CaseClock clock) => IsBehindRealCache || RealBrowser is not null ? null : via switch
    {
        CaseVia.Cache => new(_network, CacheKind.Shared, clock),
        CaseVia.PrivateCache => new(_network, CacheKind.Private, clock),
        CaseVia.OptionsCache => new(_network, CacheKind.SharedWithOptions, clock),
        _ => null,
    };

    private async Task WaitAsync(CaseStep step, CaseClock clock, CancellationToken cancellationToken)
    {
        if (IsBehindRealCache || RealBrowser is not null)
        {
            await Task.Delay(TimeSpan.FromSeconds(step.Wait), cancellationToken);
        }
        else
        {
            clock.Jump(TimeSpan.FromSeconds(step.Wait));
        }
    }

    private static string Describe(ConformanceCase one, int step, BrowserEngine? engine, string reason) =>
        $"{(engine is null ? "" : $"{engine}: ")}{one.Steps[step]}{(one.Steps.Count > 1 ? $" (request {step + 1})" : "")}: {reason}";
}
