namespace StrictCors.Tests.Schema;

/// <summary>What stops the program at startup and a schema can know, an editor underlines while it is typed.</summary>
public sealed class MistakesTests
{
    public static TheoryData<string, string> Entries => new()
    {
        { "AllowedOrigins", "https://example.com/" },
        { "AllowedOrigins", "https://example.com/app" },
        { "AllowedOrigins", "https://example.com?x=1" },
        { "AllowedOrigins", "https://example.com#top" },
        { "AllowedOrigins", "https://Example.com" },
        { "AllowedOrigins", "HTTPS://example.com" },
        { "AllowedOrigins", "https://example.com:443" },
        { "AllowedOrigins", "http://example.com:80" },
        { "AllowedOrigins", "https://*.example.com:443" },
        { "AllowedOrigins", "http://[::1]:80" },
        { "AllowedOrigins", "https://example.com:" },
        { "AllowedOrigins", "https://example.com:0" },
        { "AllowedOrigins", "https://example.com:08443" },
        { "AllowedOrigins", "https://example.com:65536" },
        { "AllowedOrigins", "https://example.com:99999" },
        { "AllowedOrigins", "https://example.com:100000" },
        { "AllowedOrigins", "https://example.com:8*" },
        { "AllowedOrigins", " https://example.com" },
        { "AllowedOrigins", "https://example.com " },
        { "AllowedOrigins", "https://exam ple.com" },
        { "AllowedOrigins", "\thttps://example.com" },
        { "AllowedOrigins", "https://b\u00fccher.example" },
        { "AllowedOrigins", "example.com" },
        { "AllowedOrigins", "*.example.com" },
        { "AllowedOrigins", "//example.com" },
        { "AllowedOrigins", "localhost:5173" },
        { "AllowedOrigins", "https:example.com" },
        { "AllowedOrigins", "https:/example.com" },
        { "AllowedOrigins", "https://" },
        { "AllowedOrigins", "https://a.example, https://b.example" },
        { "AllowedOrigins", "https://a.example,https://b.example" },
        { "AllowedOrigins", "https://user@example.com" },
        { "AllowedOrigins", "https://user:secret@example.com" },
        { "AllowedOrigins", "http*://example.com" },
        { "AllowedOrigins", "*://example.com" },
        { "AllowedOrigins", "https://*" },
        { "AllowedOrigins", "https://*:8443" },
        { "AllowedOrigins", "https://*.*" },
        { "AllowedOrigins", "https://*example.com" },
        { "AllowedOrigins", "https://app*.example.com" },
        { "AllowedOrigins", "https://-*.example.com" },
        { "AllowedOrigins", "https://*-.example.com" },
        { "AllowedOrigins", "https://app-*-*.example.com" },
        { "AllowedOrigins", "https://app-*" },
        { "AllowedOrigins", "https://foo.*.com" },
        { "AllowedOrigins", "https://*.*.example.com" },
        { "AllowedOrigins", "https://example.*" },
        { "AllowedOrigins", "https://*.127.0.0.1" },
        { "AllowedOrigins", "https://*.[::1]" },
        { "AllowedOrigins", "chrome-extension://*" },
        { "AllowedOrigins", "chrome-extension://*.abcdefghijklmnop" },
        { "AllowedOrigins", "chrome-extension://abcdefghijklmnop:*" },
        { "AllowedOrigins", @"^https://.*\.example\.com$" },
        { "AllowedOrigins", @"https://.*\.example\.com" },
        { "AllowedOrigins", "https?://example.com" },
        { "AllowedOrigins", "https://(a|b).example.com" },
        { "AllowedOrigins", "file:///x" },
        { "AllowedOrigins", "data:text/html,x" },
        { "AllowedOrigins", "about:blank" },
        { "AllowedOrigins", "https://example.com." },
        { "AllowedOrigins", "https://.example.com" },
        { "AllowedOrigins", "https://a..example.com" },
        { "AllowedOrigins", "https://-a.example.com" },
        { "AllowedOrigins", "https://a-.example.com" },
        { "AllowedOrigins", "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example" },
        { "AllowedOrigins", "http://127.1" },
        { "AllowedOrigins", "http://127.0.0.01" },
        { "AllowedOrigins", "http://127.0.0.256" },
        { "AllowedOrigins", "http://0x7f.0.0.0x1" },
        { "AllowedOrigins", "http://2130706433" },
        { "AllowedOrigins", "http://1.2.3.4.5" },
        { "AllowedOrigins", "http://[0:0:0:0:0:0:0:1]" },
        { "AllowedOrigins", "http://[::0]" },
        { "AllowedOrigins", "http://[0::]" },
        { "AllowedOrigins", "http://[::FFFF]" },
        { "AllowedOrigins", "http://[::01]" },
        { "AllowedOrigins", "http://[1::2::3]" },
        { "AllowedOrigins", "http://[1:2:3:4:5:6:7]" },
        { "AllowedOrigins", "http://[1:2:3:4:5:6:7:8:9]" },
        { "AllowedOrigins", "http://[1:2:3::5:6:7:8]" },
        { "AllowedOrigins", "http://[::ffff:7f00:1]" },
        { "AllowedOrigins", "http://[::ffff:127.0.0.1]" },
        { "AllowedOrigins", "http://[fe80::1%25eth0]" },
        { "AllowedOrigins", "http://::1" },
        { "AllowedOrigins", "Null" },

        { "AllowedMethods", "get" },
        { "AllowedMethods", "Get" },
        { "AllowedMethods", "head" },
        { "AllowedMethods", "post" },
        { "AllowedMethods", "put" },
        { "AllowedMethods", "delete" },
        { "AllowedMethods", "options" },
        { "AllowedMethods", "patch" },
        { "AllowedMethods", "Patch" },
        { "AllowedMethods", "CONNECT" },
        { "AllowedMethods", "TRACE" },
        { "AllowedMethods", "TRACK" },
        { "AllowedMethods", "trace" },
        { "AllowedMethods", "GET, PUT" },
        { "AllowedMethods", "GET " },
        { "AllowedMethods", "M\u00c9THODE" },

        { "AllowedHeaders", "Content Type" },
        { "AllowedHeaders", "Content-Type:" },
        { "AllowedHeaders", "Content-Type, X-Request-Id" },
        { "AllowedHeaders", " Content-Type" },
        { "AllowedHeaders", "Content\u2010Type" },
        { "AllowedHeaders", "Accept-Charset" },
        { "AllowedHeaders", "Accept-Encoding" },
        { "AllowedHeaders", "Connection" },
        { "AllowedHeaders", "Content-Length" },
        { "AllowedHeaders", "Cookie" },
        { "AllowedHeaders", "cookie2" },
        { "AllowedHeaders", "Date" },
        { "AllowedHeaders", "DNT" },
        { "AllowedHeaders", "Expect" },
        { "AllowedHeaders", "HOST" },
        { "AllowedHeaders", "Keep-Alive" },
        { "AllowedHeaders", "Origin" },
        { "AllowedHeaders", "referer" },
        { "AllowedHeaders", "Set-Cookie" },
        { "AllowedHeaders", "TE" },
        { "AllowedHeaders", "Trailer" },
        { "AllowedHeaders", "Transfer-Encoding" },
        { "AllowedHeaders", "Upgrade" },
        { "AllowedHeaders", "Via" },
        { "AllowedHeaders", "Proxy-Authorization" },
        { "AllowedHeaders", "sec-fetch-site" },
        { "AllowedHeaders", "Access-Control-Request-Method" },
        { "AllowedHeaders", "Access-Control-Allow-Origin" },
        { "AllowedHeaders", "access-control-max-age" },

        { "ExposedHeaders", "X Total" },
        { "ExposedHeaders", "ETag, X-Total-Count" },
        { "ExposedHeaders", "Set-Cookie" },
        { "ExposedHeaders", "set-cookie2" },
        { "ExposedHeaders", "Accept-Charset" },
        { "ExposedHeaders", "Accept-Language" },
        { "ExposedHeaders", "Authorization" },
        { "ExposedHeaders", "Cookie" },
        { "ExposedHeaders", "Cookie2" },
        { "ExposedHeaders", "DNT" },
        { "ExposedHeaders", "Expect" },
        { "ExposedHeaders", "From" },
        { "ExposedHeaders", "Host" },
        { "ExposedHeaders", "If-Match" },
        { "ExposedHeaders", "If-Modified-Since" },
        { "ExposedHeaders", "If-None-Match" },
        { "ExposedHeaders", "If-Range" },
        { "ExposedHeaders", "If-Unmodified-Since" },
        { "ExposedHeaders", "Max-Forwards" },
        { "ExposedHeaders", "origin" },
        { "ExposedHeaders", "Proxy-Authorization" },
        { "ExposedHeaders", "Range" },
        { "ExposedHeaders", "Referer" },
        { "ExposedHeaders", "TE" },
        { "ExposedHeaders", "Upgrade-Insecure-Requests" },
        { "ExposedHeaders", "User-Agent" },
        { "ExposedHeaders", "Sec-Fetch-Mode" },
        { "ExposedHeaders", "Access-Control-Request-Headers" },

        { "ExemptPaths", "signin-oidc" },
        { "ExemptPaths", "/signin-oidc?x=1" },
        { "ExemptPaths", "/hooks/*" },
        { "ExemptPaths", "/hooks#top" },
        { "ExemptPaths", "/signin-oidc " },
        { "ExemptPaths", "https://example.com/signin-oidc" },
    };

    public static TheoryData<string> Members => new()
    {
        // Lists.
        """ "AllowedOrigins": [ "" ] """,
        """ "AllowedOrigins": "" """,
        """ "AllowedOrigins": { "web": "https://a.example" } """,
        """ "AllowedOrigins": [ [ "https://a.example" ] ] """,
        """ "AllowedOrigins": [ { "origin": "https://a.example" } ] """,
        """ "AllowedOrigins": true """,
        """ "AllowedOrigins": [ "*", "https://a.example" ] """,
        """ "AllowedOrigins": "https://a.example;*" """,
        """ "AllowedOrigins": "https://a.example; https://b.example" """,
        """ "AllowedOrigins": "https://a.example;https://b.example/" """,
        """ "AllowedOrigins": "https://a.example:443;https://b.example" """,
        """ "AllowedMethods": [ "" ] """,
        """ "AllowedMethods": [ "*", "GET" ] """,
        """ "AllowedMethods": "GET;*" """,
        """ "AllowedMethods": "GET;put;POST" """,
        """ "AllowedMethods": "GET; PUT" """,
        """ "AllowedHeaders": [ "" ] """,
        """ "AllowedHeaders": [ "*", "Content-Type" ] """,
        """ "AllowedHeaders": "*;Content-Type" """,
        """ "AllowedHeaders": "Content-Type;Cookie" """,
        """ "ExposedHeaders": [ "" ] """,
        """ "ExposedHeaders": [ "ETag", "*" ] """,
        """ "ExposedHeaders": "ETag;*" """,
        """ "ExposedHeaders": "ETag;Set-Cookie" """,
        """ "ExemptPaths": [ "" ] """,
        """ "ExemptPaths": "/a; /b" """,

        // Switches.
        """ "AllowCredentials": "yes" """,
        """ "AllowCredentials": 1 """,
        """ "AllowCredentials": [ true ] """,
        """ "AllowCredentials": "" """,
        """ "DangerouslyAllowNullOrigin": "on" """,
        """ "DangerouslyAllowInsecureOrigins": 0 """,
        """ "DangerouslyAllowPublicSuffixWildcards": { } , "AllowedMethods": "get" """,

        // The others.
        """ "PreflightMaxAge": "600" """,
        """ "PreflightMaxAge": 600 """,
        """ "PreflightMaxAge": "24:00:00" """,
        """ "PreflightMaxAge": "00:10" """,
        """ "PreflightMaxAge": "00:60:00" """,
        """ "PreflightMaxAge": "00:00:60" """,
        """ "PreflightMaxAge": "10m" """,
        """ "PreflightMaxAge": "-00:10:00" """,
        """ "PreflightMaxAge": "00:10:00.5" """,
        """ "PreflightMaxAge": "1.00:00:01" """,
        """ "PreflightMaxAge": "2.00:00:00" """,
        """ "PreflightMaxAge": "" """,
        """ "PreflightStatusCode": 201 """,
        """ "PreflightStatusCode": "NoContent" """,
        """ "PreflightStatusCode": true """,
        """ "Enforcement": "Client" """,
        """ "Enforcement": "Report" """,
        """ "Enforcement": 1 """,
        """ "Enforcement": "1" """,

        // Keys.
        """ "AllowedOrigin": [ "https://a.example" ] """,
        """ "Origins": [ "https://a.example" ] """,
        """ "AllowAnyOrigin": true """,
        """ "SupportsCredentials": true """,
        """ "MaxAge": "00:10:00" """,
    };

    public static TheoryData<string> Sections => new()
    {
        """ "Policies": { "web": "https://a.example" } """,
        """ "Policies": { "web": [ "https://a.example" ] } """,
        """ "Policies": [ { "AllowedOrigins": [ "https://a.example" ] } ] """,
        """ "Policies": "web" """,
        """ "DefaultPolicy": [ "web" ], "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "DefaultPolicy": "", "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "Default": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "AllowedOrigins": [ "https://a.example" ], "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "Policy": { "web": { "AllowedOrigins": "https://a.example" } } """,
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_wrong_entry_is_refused_by_both(string key, string entry)
    {
        foreach (var settings in Settings.BothWays(key, entry))
        {
            RefusedByBoth(settings);
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_wrong_key_or_value_is_refused_by_both(string member) => RefusedByBoth(Settings.With(member));

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_wrong_section_is_refused_by_both(string section) => RefusedByBoth(Settings.Whole(section));

    /// <summary>Schemes that browsers never send as an origin.</summary>
    [Theory]
    [InlineData("ws://example.com")]
    [InlineData("wss://example.com")]
    [InlineData("file://host")]
    [InlineData("data://x")]
    [InlineData("blob:https://example.com")]
    public void A_scheme_without_origins_is_refused(string entry) =>
        Settings.BothWays("AllowedOrigins", entry).Should().OnlyContain(settings => SectionSchema.Complaints(settings).Count > 0);

    private static void RefusedByBoth(string settings)
    {
        Reading.Problems(settings).Should().NotBeEmpty(settings);
        SectionSchema.Complaints(settings).Should().NotBeEmpty(settings);
    }
}
