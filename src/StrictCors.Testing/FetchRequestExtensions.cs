namespace StrictCors.Testing;

/// <summary>The options of <c>fetch</c> for a single request. What is not set here comes from <see cref="BrowserOptions"/>.</summary>
public static class FetchRequestExtensions
{
    /// <summary>Gets the key of the option <c>mode</c> in <see cref="HttpRequestMessage.Options"/>.</summary>
    public static HttpRequestOptionsKey<FetchMode> ModeKey { get; } = new("StrictCors.Testing.Mode");

    /// <summary>Gets the key of the option <c>credentials</c> in <see cref="HttpRequestMessage.Options"/>.</summary>
    public static HttpRequestOptionsKey<FetchCredentials> CredentialsKey { get; } = new("StrictCors.Testing.Credentials");

    /// <summary>Gets the key of the option <c>redirect</c> in <see cref="HttpRequestMessage.Options"/>.</summary>
    public static HttpRequestOptionsKey<FetchRedirect> RedirectKey { get; } = new("StrictCors.Testing.Redirect");

    /// <summary>Gets the key of the upload listener in <see cref="HttpRequestMessage.Options"/>.</summary>
    public static HttpRequestOptionsKey<bool> UploadListenerKey { get; } = new("StrictCors.Testing.UploadListener");

    /// <summary>Sets <c>mode</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage WithMode(this HttpRequestMessage request, FetchMode mode) => Set(request, ModeKey, mode);

    /// <summary>Sets <c>credentials</c>: whether the request carries cookies.</summary>
    /// <param name="request">The request.</param>
    /// <param name="credentials">When cookies are sent and stored.</param>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage WithCredentials(this HttpRequestMessage request, FetchCredentials credentials = FetchCredentials.Include) =>
        Set(request, CredentialsKey, credentials);

    /// <summary>Sets <c>redirect</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="redirect">What happens with a redirect.</param>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage WithRedirect(this HttpRequestMessage request, FetchRedirect redirect) => Set(request, RedirectKey, redirect);

    /// <summary>Makes the request one of <c>XMLHttpRequest</c> with a listener on its <c>upload</c>, as progress bars have. Such a request always
    /// needs a preflight.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hasListener">Whether there is a listener.</param>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage WithUploadListener(this HttpRequestMessage request, bool hasListener = true) =>
        Set(request, UploadListenerKey, hasListener);

    private static HttpRequestMessage Set<T>(HttpRequestMessage request, HttpRequestOptionsKey<T> key, T value)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(key, value);
        return request;
    }
}
