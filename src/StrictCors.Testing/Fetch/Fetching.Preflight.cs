using System.Globalization;
using StrictCors.Testing.Http;
using StrictCors.Testing.Preflights;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <content>"CORS-preflight fetch".</content>
internal sealed partial class Fetching
{
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(5);

    /// <summary>"CORS-preflight fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#cors-preflight-fetch-0</remarks>
    private async Task CorsPreflightFetchAsync(FetchRequest request)
    {
        // Step 1. The preflight's own credentials mode is "same-origin", so that it carries none.
        var preflight = new FetchRequest
        {
            Source = request.Source,
            Origin = request.Origin,
            Method = "OPTIONS",
            Headers = new(),
            Urls = [.. request.Urls],
            Referrer = request.Referrer,
            Mode = FetchMode.Cors,
            Tainting = CorsResponseType.Cors,
            IsPreflight = true,
        };

        // Steps 2 to 5.
        var unsafeNames = UnsafeNames(request);
        preflight.Headers.Append("Accept", "*/*");
        preflight.Headers.Append("Access-Control-Request-Method", request.Method);
        if (unsafeNames.Count > 0)
        {
            preflight.Headers.Append("Access-Control-Request-Headers", string.Join(',', unsafeNames));
        }

        // Step 6.
        var response = await HttpNetworkOrCacheFetchAsync(preflight);
        response.Discard();

        // Steps 7 and 8.
        var isChecked = !_rules.PreflightsKeepTheOrigin || !request.Origin.IsSameOriginWith(request.Url);
        if (isChecked && CorsCheck(request, response, AppendedHeaders.PreflightOrigin(request, _rules), isPreflight: true) is { } refusal)
        {
            throw Refuse(request, response.IsOk ? refusal : PreflightRefusals.WithStatus(refusal, (int)response.Status, response.Redirects));
        }

        if (!response.IsOk)
        {
            throw Refuse(request, PreflightRefusals.Status((int)response.Status, response.Redirects));
        }

        CheckPermission(request, response, unsafeNames);
    }

    /// <summary>"CORS-unsafe request-header names" with the request's header list. Firefox takes the page's headers without those that the last
    /// redirect has removed, whatever earlier redirects have removed.</summary>
    private IReadOnlyList<string> UnsafeNames(FetchRequest request) => !_rules.StartsAgainFromThePagesHeaders
        ? RequestHeaders.UnsafeNames(request.Headers, _rules)
        : [.. RequestHeaders.UnsafeNames(request.OriginalHeaders, _rules).Where(name =>
            !(request.HasNewMethod && RequestHeaders.IsOfTheBody(name)) && !(request.HasNewOrigin && RequestHeaders.IsNonWildcard(name)))];

    /// <summary>Steps 7.1 to 7.14.</summary>
    private void CheckPermission(FetchRequest request, FetchResponse response, IReadOnlyList<string> unsafeNames)
    {
        // Steps 7.1 to 7.3.
        var methods = response.Headers.Extract("Access-Control-Allow-Methods", out var isFailure);
        if (isFailure)
        {
            throw Refuse(request, PreflightRefusals.MethodsSyntax(response.Headers.Get("Access-Control-Allow-Methods")!));
        }

        var headerNames = response.Headers.Extract("Access-Control-Allow-Headers", out isFailure);
        if (isFailure)
        {
            throw Refuse(request, PreflightRefusals.HeadersSyntax(response.Headers.Get("Access-Control-Allow-Headers")!));
        }

        // Step 7.4.
        if (methods is null && request.UsesCorsPreflight && _rules.UploadListenerNeedsNoMethods)
        {
            methods = [request.Method];
        }

        // Step 7.5.
        var permission = new PreflightPermission(methods ?? [], headerNames ?? [], request.IncludesCredentials);
        if (!permission.AllowsMethod(request.Method))
        {
            throw Refuse(request, PreflightRefusals.Method(request.Method, methods, request.IncludesCredentials));
        }

        // Steps 7.6 and 7.7.
        foreach (var name in unsafeNames)
        {
            if (!permission.AllowsHeader(name, _rules))
            {
                throw Refuse(request, PreflightRefusals.HeaderName(name, headerNames, request.IncludesCredentials));
            }
        }

        // Steps 7.8 to 7.14.
        var maxAge = MaxAge(response.Headers.Get("Access-Control-Max-Age"), _rules);
        var now = options.Profile.Clock.GetUtcNow();
        if (IsRemembered(request))
        {
            _cache.Add(KeyOf(request), permission, maxAge < DateTimeOffset.MaxValue - now ? now + maxAge : DateTimeOffset.MaxValue);
        }
    }

    /// <summary>Steps 7.8 to 7.10: "extracting header list values given Access-Control-Max-Age", and the user agent's limit.</summary>
    internal static TimeSpan MaxAge(string? value, EngineRules rules)
    {
        if (string.IsNullOrEmpty(value))
        {
            return DefaultMaxAge;
        }

        var isDigits = value.All(char.IsAsciiDigit);
        return rules.Engine switch
        {
            // "We only allow 'delta-seconds'": nothing is remembered otherwise.
            BrowserEngine.Firefox => isDigits ? Limit(value, rules) : TimeSpan.Zero,

            // base::StringToInt64, which takes a sign and does not take what exceeds 63 bits.
            BrowserEngine.Chromium => !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
                ? DefaultMaxAge
                : seconds < 0 ? TimeSpan.Zero
                : Limit(value, rules),

            // String::toUIntStrict, which does not take what exceeds 32 bits.
            BrowserEngine.WebKit => uint.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? Limit(value, rules)
                : DefaultMaxAge,
            _ => isDigits ? Limit(value, rules) : DefaultMaxAge,
        };
    }

    private static TimeSpan Limit(string value, EngineRules rules)
    {
        var seconds = double.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return seconds < rules.MaxAgeLimit.TotalSeconds ? TimeSpan.FromSeconds(seconds) : rules.MaxAgeLimit;
    }
}
