using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace StrictCors.Tool.Conformance.Caching;

/// <summary>RFC 9111, sections 3 and 4.2: whether a response is kept, and for how long it is fresh.</summary>
internal static class Freshness
{
    /// <summary>Section 3.</summary>
    public static bool IsStorable(CacheKind kind, HttpRequestMessage request, StoredResponse response)
    {
        var (directives, ofRequest) = (Directives(response.Header("Cache-Control")), request.Headers.CacheControl);
        if (directives.NoStore || ofRequest?.NoStore == true || response.Status is 206 or 304 or < 200)
        {
            return false;
        }

        var isShared = kind != CacheKind.Private;
        if (isShared && (directives.Private
            || (request.Headers.NonValidated.Contains("Authorization")
                && !directives.Public && !directives.MustRevalidate && directives.SharedMaxAge is null)))
        {
            return false;
        }

        return directives.Public || directives.MaxAge is not null || (isShared && directives.SharedMaxAge is not null)
            || (!isShared && directives.Private) || response.Header("Expires") is not null || IsHeuristicallyCacheable(response.Status);
    }

    /// <summary>Section 4.2.1.</summary>
    public static TimeSpan Lifetime(CacheKind kind, StoredResponse response)
    {
        var directives = Directives(response.Header("Cache-Control"));
        if (directives.NoCache)
        {
            return TimeSpan.Zero;
        }

        if (kind != CacheKind.Private && directives.SharedMaxAge is { } shared)
        {
            return shared;
        }

        if (directives.MaxAge is { } maxAge)
        {
            return maxAge;
        }

        if (response.Header("Expires") is { } expires)
        {
            return Date(expires) is { } end && end - response.Date is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;
        }

        // Section 4.2.2: a tenth of the time since the last change, a day at most.
        return IsHeuristicallyCacheable(response.Status) && Date(response.Header("Last-Modified")) is { } changed && changed < response.Date
            ? TimeSpan.FromTicks(Math.Min((response.Date - changed).Ticks / 10, TimeSpan.TicksPerDay))
            : TimeSpan.Zero;
    }

    public static DateTimeOffset? Date(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static CacheControlHeaderValue Directives(string? value) =>
        CacheControlHeaderValue.TryParse(value, out var directives) ? directives : new();

    /// <summary>RFC 9110, section 15.1.</summary>
    private static bool IsHeuristicallyCacheable(int status) => (HttpStatusCode)status
        is HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation or HttpStatusCode.NoContent or HttpStatusCode.MultipleChoices
        or HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
        or HttpStatusCode.Gone or HttpStatusCode.RequestUriTooLong or HttpStatusCode.NotImplemented;
}
