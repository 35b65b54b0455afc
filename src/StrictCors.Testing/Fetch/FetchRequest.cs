using StrictCors.Testing.Http;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch, "request": what changes on the way from <c>fetch</c> to the network.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#requests</remarks>
internal sealed class FetchRequest
{
    /// <summary>Gets the request of the test, from which the HTTP version and the options are taken.</summary>
    public required HttpRequestMessage Source { get; init; }

    public required PageOrigin Origin { get; init; }

    public required string Method { get; set; }

    /// <summary>Gets the method that the page has set, before a redirect changed it.</summary>
    public string OriginalMethod { get; init; } = "";

    public required HeaderList Headers { get; set; }

    /// <summary>Gets the headers that the page has set, before redirects removed any.</summary>
    public HeaderList OriginalHeaders { get; init; } = new();

    /// <summary>Gets the URL list: the address, and those that redirects led to.</summary>
    public required List<Uri> Urls { get; init; }

    public byte[]? Body { get; set; }

    public FetchMode Mode { get; init; }

    public FetchCredentials Credentials { get; init; }

    public FetchRedirect Redirect { get; init; }

    /// <summary>Gets a value indicating whether the use-CORS-preflight flag is set.</summary>
    public bool UsesCorsPreflight { get; init; }

    /// <summary>Gets a value indicating whether <c>XMLHttpRequest</c> made the request: only that has upload listeners.</summary>
    public bool IsXmlHttpRequest { get; init; }

    public bool IsPreflight { get; init; }

    /// <summary>Gets or sets the response tainting.</summary>
    public CorsResponseType Tainting { get; set; } = CorsResponseType.Basic;

    /// <summary>Gets or sets the referrer, or null for none: first the address of the page.</summary>
    public Uri? Referrer { get; set; }

    /// <summary>Gets or sets the first of <see cref="Urls"/> that <c>Sec-Fetch-Site</c> is about.</summary>
    public int HistoryStart { get; set; }

    /// <summary>Gets or sets a value indicating whether the request needed a preflight, now or before a redirect.</summary>
    public bool HasNeededPreflight { get; set; }

    /// <summary>Gets or sets a value indicating whether the last redirect changed the method.</summary>
    public bool HasNewMethod { get; set; }

    /// <summary>Gets or sets a value indicating whether the last redirect went to another origin.</summary>
    public bool HasNewOrigin { get; set; }

    public int RedirectCount { get; set; }

    public Uri Url => Urls[^1];

    public bool IncludesCredentials => Credentials == FetchCredentials.Include;

    /// <summary>"redirect-taint": whether a redirect went from another origin than the page's to yet another origin.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-request-tainted-origin</remarks>
    public bool HasTaintedOrigin => Urls.Zip(Urls.Skip(1), (last, next) => !PageOrigin.AreSameOrigin(last, next) && !Origin.IsSameOriginWith(last))
        .Any(isTainted => isTainted);

    /// <summary>Gets a value indicating whether a redirect went to another origin than the one that it came from.</summary>
    public bool HasChangedOrigins => Urls.Zip(Urls.Skip(1), PageOrigin.AreSameOrigin).Any(areSame => !areSame);

    /// <summary>"serializing a request origin".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#serializing-a-request-origin</remarks>
    public string SerializedOrigin => HasTaintedOrigin ? "null" : Origin.Text;
}
