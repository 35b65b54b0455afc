using System.Net;

namespace StrictCors.Tool.Conformance.Caching;

/// <summary>A small cache that obeys RFC 9111: <c>Vary</c>, freshness, validation, invalidation. It answers whenever the standard lets it, so that
/// what is wrong in any cache is wrong in this one.</summary>
internal sealed class ModelCache(HttpMessageHandler network, CacheKind kind, TimeProvider clock) : HttpMessageHandler
{
    private static readonly TimeSpan LifetimeOfOptions = TimeSpan.FromMinutes(1);

    private readonly HttpMessageInvoker _network = new(network, disposeHandler: false);
    private readonly Dictionary<(bool IsOptions, Uri Url), List<StoredResponse>> _stored = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = (IsOptions(request), request.RequestUri!);
        if (!IsAnswerable(request))
        {
            var answer = await _network.SendAsync(request, cancellationToken);
            Invalidate(request, answer);
            return answer;
        }

        // Section 4.1: of several, the last.
        var stored = _stored.GetValueOrDefault(key)?.FindLast(one => one.IsFor(request));
        if (stored is null || request.Headers.CacheControl?.NoCache == true)
        {
            return await FetchAsync(key, request, cancellationToken);
        }

        if (IsFresh(stored, key.Item1))
        {
            return Serve(stored, request);
        }

        return IsConditional(request) || request.Method != HttpMethod.Get || (stored.Validator ?? stored.LastModified) is null
            ? await FetchAsync(key, request, cancellationToken)
            : await ValidateAsync(key, stored, request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _network.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsOptions(HttpRequestMessage request) => request.Method == HttpMethod.Options;

    private static bool IsConditional(HttpRequestMessage request) => request.Headers.NonValidated.Any(header => header.Key.ToLowerInvariant()
        is "if-match" or "if-modified-since" or "if-none-match" or "if-range" or "if-unmodified-since" or "range");

    private bool IsAnswerable(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || (kind == CacheKind.SharedWithOptions && IsOptions(request));

    private bool IsFresh(StoredResponse stored, bool isOptions) =>
        stored.AgeAt(clock.GetUtcNow()) < (isOptions ? LifetimeOfOptions : Freshness.Lifetime(kind, stored));

    /// <summary>Section 4.3.2: a condition of the client is answered here.</summary>
    private HttpResponseMessage Serve(StoredResponse stored, HttpRequestMessage request)
    {
        var message = stored.ToMessage(request, clock.GetUtcNow());
        if (stored.Validator is { } tag && request.Headers.NonValidated.TryGetValues("If-None-Match", out var tags)
            && string.Join(',', tags).Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || one == tag))
        {
            message.StatusCode = HttpStatusCode.NotModified;
            message.Content = new ByteArrayContent([]);
        }

        return message;
    }

    private async Task<HttpResponseMessage> FetchAsync((bool IsOptions, Uri Url) key, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await _network.SendAsync(request, cancellationToken);
        return await KeepAsync(key, request, response, cancellationToken);
    }

    private async Task<HttpResponseMessage> KeepAsync(
        (bool IsOptions, Uri Url) key, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stored = await StoredResponse.ReadAsync(request, response, clock.GetUtcNow(), cancellationToken);
        var isKept = key.IsOptions ? response.IsSuccessStatusCode
            : request.Method == HttpMethod.Get && Freshness.IsStorable(kind, request, stored);
        if (isKept)
        {
            var all = _stored.TryGetValue(key, out var there) ? there : _stored[key] = [];
            all.RemoveAll(one => one.IsFor(request));
            all.Add(stored);
        }

        return response;
    }

    /// <summary>Section 4.3.</summary>
    private async Task<HttpResponseMessage> ValidateAsync(
        (bool IsOptions, Uri Url) key, StoredResponse stored, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (stored.Validator is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }
        else
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", stored.LastModified);
        }

        var response = await _network.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.NotModified)
        {
            request.Headers.Remove("If-None-Match");
            request.Headers.Remove("If-Modified-Since");
            return await KeepAsync(key, request, response, cancellationToken);
        }

        stored.Freshen(response, clock.GetUtcNow());
        response.Dispose();
        return stored.ToMessage(request, clock.GetUtcNow());
    }

    /// <summary>Section 4.4.</summary>
    private void Invalidate(HttpRequestMessage request, HttpResponseMessage response)
    {
        var isSafe = IsOptions(request) || request.Method == HttpMethod.Trace;
        if (!isSafe && (int)response.StatusCode is >= 200 and < 400)
        {
            _stored.Remove((false, request.RequestUri!));
        }
    }
}
