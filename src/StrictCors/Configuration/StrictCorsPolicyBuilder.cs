using System.Runtime.CompilerServices;
using StrictCors.Configuration;

namespace StrictCors;

/// <summary>Writes a policy in code. Every method corresponds to a key of the section and is checked by the same rules, at startup.</summary>
public sealed partial class StrictCorsPolicyBuilder
{
    private const string Star = "*";
    private const string Authorization = "Authorization";

    private readonly StrictCorsPolicyOptions _options;
    private bool _hasMethods;
    private bool _hasAnyHeader;

    internal StrictCorsPolicyBuilder(StrictCorsPolicyOptions options) => _options = options;

    /// <summary>Adds origins that may read responses.</summary>
    /// <param name="origins">Serialised origins and wildcards, as in <see cref="StrictCorsPolicyOptions.AllowedOrigins"/>.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithOrigins(params IEnumerable<string> origins)
    {
        NullListException.ThrowIfNull(origins, nameof(origins), nameof(_options.AllowedOrigins));
        Add(_options.AllowedOrigins, origins, nameof(_options.AllowedOrigins));
        return this;
    }

    /// <summary>Allows every origin, <c>null</c> included. Never with credentials, and not beside other origins.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder AllowAnyOrigin() => AllowAny(_options.AllowedOrigins, WithOrigins);

    /// <summary>Sets the methods that pages may use; the first call replaces the default of GET, HEAD, POST.</summary>
    /// <param name="methods">Methods in the case in which they are sent: <c>PUT</c>.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithMethods(params IEnumerable<string> methods)
    {
        NullListException.ThrowIfNull(methods, nameof(methods), nameof(_options.AllowedMethods));
        if (!_hasMethods)
        {
            _options.AllowedMethods.Clear();
            _hasMethods = true;
        }

        Add(_options.AllowedMethods, methods, nameof(_options.AllowedMethods));
        return this;
    }

    /// <summary>Allows every method that browsers can send.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder AllowAnyMethod() => AllowAny(_options.AllowedMethods, WithMethods);

    /// <summary>Adds request headers that pages may set.</summary>
    /// <param name="headers">Header names, case-insensitive. <c>*</c> is every name but <c>Authorization</c>, as in the Fetch standard.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithHeaders(params IEnumerable<string> headers)
    {
        NullListException.ThrowIfNull(headers, nameof(headers), nameof(_options.AllowedHeaders));
        Add(
            _options.AllowedHeaders,
            _hasAnyHeader ? headers.Where(name => !IsAuthorization(name)) : headers,
            nameof(_options.AllowedHeaders));
        return this;
    }

    /// <summary>Allows every request header, <c>Authorization</c> included, as the built-in middleware does. <c>WithHeaders("*")</c> and
    /// <c>"*"</c> in the section are <c>*</c> of the Fetch standard: every header but <c>Authorization</c>.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder AllowAnyHeader()
    {
        AllowAny(_options.AllowedHeaders, WithHeaders);
        if (!_options.AllowedHeaders.Any(IsAuthorization))
        {
            WithHeaders(Authorization);
        }

        _hasAnyHeader = true;
        return this;
    }

    /// <summary>Adds response headers that pages may read beside the CORS-safelisted ones.</summary>
    /// <param name="headers">Header names, case-insensitive.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithExposedHeaders(params IEnumerable<string> headers)
    {
        NullListException.ThrowIfNull(headers, nameof(headers), nameof(_options.ExposedHeaders));
        Add(_options.ExposedHeaders, headers, nameof(_options.ExposedHeaders));
        return this;
    }

    /// <summary>Lets pages read responses to requests that carried cookies, HTTP authentication or client certificates.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder AllowCredentials()
    {
        _options.AllowCredentials = true;
        return this;
    }

    /// <summary>Sets how long browsers may remember a preflight.</summary>
    /// <param name="maxAge">Whole seconds, 0 to 24 hours. Chromium caps at 2 hours, Safari at 10 minutes.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder SetPreflightMaxAge(TimeSpan maxAge)
    {
        _options.PreflightMaxAge = maxAge;
        return this;
    }

    /// <summary>Sets the status of a preflight's answer.</summary>
    /// <param name="statusCode">204, the default, or 200 for clients that insist on it.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithPreflightStatusCode(int statusCode)
    {
        _options.PreflightStatusCode = statusCode;
        return this;
    }

    /// <summary>Sets who acts on a decision about an actual request.</summary>
    /// <param name="enforcement">The browser (default), the server too, or neither.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithEnforcement(StrictCorsEnforcement enforcement)
    {
        _options.Enforcement = enforcement;
        return this;
    }

    /// <summary>Adds exact request paths that <see cref="StrictCorsEnforcement.Server"/> never refuses.</summary>
    /// <param name="paths">Paths that start with a slash: <c>/signin-oidc</c>. Case is ignored.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithExemptPaths(params IEnumerable<string> paths)
    {
        NullListException.ThrowIfNull(paths, nameof(paths), nameof(_options.ExemptPaths));
        Add(_options.ExemptPaths, paths, nameof(_options.ExemptPaths));
        return this;
    }

    /// <summary>Accepts <c>null</c> as an origin. Dangerous: every sandboxed frame and local file has that origin.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder DangerouslyAllowNullOrigin()
    {
        _options.DangerouslyAllowNullOrigin = true;
        return this;
    }

    /// <summary>Accepts <c>http</c> origins other than loopback in a policy with credentials. Dangerous: anyone on the network path can
    /// send pages for them.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder DangerouslyAllowInsecureOrigins()
    {
        _options.DangerouslyAllowInsecureOrigins = true;
        return this;
    }

    /// <summary>Accepts wildcards on public suffixes in a policy with credentials. Dangerous: anyone can register a name there.</summary>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder DangerouslyAllowPublicSuffixWildcards()
    {
        _options.DangerouslyAllowPublicSuffixWildcards = true;
        return this;
    }

    /// <summary>Queries a service about origins that no pattern covers. The list of origins may then be empty.</summary>
    /// <typeparam name="T">The source, registered as a scoped service. If it is not registered, the program stops at startup.</typeparam>
    /// <param name="configure">Sets how the source is queried and how long answers are kept; null for the defaults.</param>
    /// <returns>This builder.</returns>
    public StrictCorsPolicyBuilder WithOriginSource<T>(Action<StrictCorsOriginSourceOptions>? configure = null)
        where T : class, IStrictCorsOriginSource
    {
        var options = new StrictCorsOriginSourceOptions();
        configure?.Invoke(options);
        _options.OriginSource = (typeof(T), options);
        return this;
    }

    private static bool IsAuthorization(string? name) => Authorization.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Once: a star that appears twice is a mistake only if it is written twice.</summary>
    private StrictCorsPolicyBuilder AllowAny(IList<string> list, Func<IEnumerable<string>, StrictCorsPolicyBuilder> add) =>
        list.Contains(Star) ? this : add([Star]);

    private void Add(IList<string> list, IEnumerable<string> entries, string key, [CallerMemberName] string method = "")
    {
        foreach (var entry in entries)
        {
            if (entry is null)
            {
                _options.NullArguments.Add((key, method));
                _options.UnreadKeys.Add(key);
            }
            else
            {
                list.Add(entry);
            }
        }
    }
}
