using StrictCors.Testing.Http;

using StrictCors.Testing.Preflights;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch 4, "Fetching": one call of <c>fetch</c>. Each method is an algorithm of the standard, and its comments have the numbers of the
/// steps. A "network error" of the standard is a <see cref="CorsException"/>.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#fetching</remarks>
internal sealed partial class Fetching(BrowserOptions options, PageOrigin page, INetwork network, CancellationToken cancellationToken)
{
    private readonly EngineRules _rules = EngineRules.Of(options.Engine);
    private readonly IPreflightCache _cache = options.Profile.Preflights.Of(options.Engine, isOpaque: page.Url is null);

    public CorsExchange Exchange { get; } = new(page.Text);

    /// <summary>"The fetch() method".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#fetch-method</remarks>
    public async Task<HttpResponseMessage> FetchAsync(HttpRequestMessage message)
    {
        var request = await RequestFactory.CreateAsync(message, options, page, Exchange, cancellationToken);
        var response = await MainFetchAsync(request);

        // "Main fetch", step 14.2: the filtered response.
        Exchange.ResponseType = response.IsOpaqueRedirect ? CorsResponseType.OpaqueRedirect : request.Tainting;
        var sent = response.Message.RequestMessage!;
        CorsResponseExtensions.Attach(sent, Exchange);
        if (Exchange.ResponseType is CorsResponseType.Opaque or CorsResponseType.OpaqueRedirect)
        {
            return ResponseFilter.Opaque(response, sent);
        }

        return request.Tainting == CorsResponseType.Cors ? ResponseFilter.Cors(request, response) : ResponseFilter.Basic(response);
    }

    /// <summary>"Main fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#main-fetch</remarks>
    private async Task<FetchResponse> MainFetchAsync(FetchRequest request)
    {
        // Step 7.
        if (ShouldBeBlocked(request.Url) is { } refusal)
        {
            throw Refuse(request, refusal);
        }

        // Step 9.
        request.Referrer = AppendedHeaders.DetermineReferrer(request);

        // Step 12.
        if (request.Origin.IsSameOriginWith(request.Url) && request.Tainting == CorsResponseType.Basic)
        {
            return await HttpFetchAsync(request);
        }

        if (request.Mode == FetchMode.SameOrigin)
        {
            throw Refuse(request, RequestRefusals.SameOriginMode(request.Url, page.Text));
        }

        if (request.Mode == FetchMode.NoCors)
        {
            request.Tainting = CorsResponseType.Opaque;
            return request.Redirect == FetchRedirect.Follow
                ? await HttpFetchAsync(request)
                : throw Refuse(request, RequestRefusals.NoCorsRedirectMode());
        }

        // The unsafe-request flag is set for every request of fetch() and XMLHttpRequest.
        var needsPreflight = request.UsesCorsPreflight || !Methods.IsCorsSafelisted(request.Method)
            || RequestHeaders.UnsafeNames(request.Headers, _rules).Count > 0 || HasNeededPreflight(request);
        request.HasNeededPreflight |= needsPreflight;
        if (_rules.RestartsAfterRedirects && (needsPreflight || request.HasNewMethod || request.Tainting != CorsResponseType.Cors))
        {
            request.HistoryStart = request.Urls.Count - 1;
        }

        request.Tainting = CorsResponseType.Cors;
        try
        {
            return await HttpFetchAsync(request, needsPreflight);
        }
        catch (CorsException error) when (Forgets(request, error, needsPreflight))
        {
            _cache.Remove(KeyOf(request));
            throw;
        }
    }

    private bool HasNeededPreflight(FetchRequest request) => _rules.StartsAgainFromThePagesHeaders
        && (request.HasNeededPreflight || RequestHeaders.UnsafeNames(request.OriginalHeaders, _rules).Count > 0);

    /// <summary>Whether a failure makes the browser forget what it remembers about the address: "clear cache entries".</summary>
    private bool Forgets(FetchRequest request, CorsException error, bool needsPreflight) => _rules.EveryFailedCheckForgets
        ? error.Step != CorsStep.Redirect || request.Redirect != FetchRedirect.Error
        : needsPreflight;

    /// <summary>"should request be blocked due to a bad port" and "should fetching request be blocked as mixed content".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#block-bad-port, https://w3c.github.io/webappsec-mixed-content/#should-block-fetch</remarks>
    private Refusal? ShouldBeBlocked(Uri url) =>
        !url.IsDefaultPort && BadPorts.Contains(url.Port) ? RequestRefusals.BadPort(url)
        : page.IsSecure && !Sites.IsTrustworthy(url) ? RequestRefusals.MixedContent(url, page.Text)
        : null;

    private CorsException Refuse(FetchRequest request, Refusal refusal) => refusal.ToException(request.Url, Exchange);

    private CorsException Refuse(FetchRequest request, Refusal refusal, FetchResponse response)
    {
        response.Discard();
        return Refuse(request, refusal);
    }
}
