namespace StrictCors.Tests.Schema;

/// <summary>An editor underlines nothing that the library takes.</summary>
public sealed class RightSettingsTests
{
    public static TheoryData<string, string> Entries => new()
    {
        { "AllowedOrigins", "*" },
        { "AllowedOrigins", "https://example.com" },
        { "AllowedOrigins", "http://example.com" },
        { "AllowedOrigins", "https://example.com:8443" },
        { "AllowedOrigins", "https://example.com:80" },
        { "AllowedOrigins", "https://example.com:4430" },
        { "AllowedOrigins", "http://example.com:443" },
        { "AllowedOrigins", "https://example.com:65535" },
        { "AllowedOrigins", "https://example.com:1" },
        { "AllowedOrigins", "https://example.com:*" },
        { "AllowedOrigins", "http://localhost" },
        { "AllowedOrigins", "http://localhost:*" },
        { "AllowedOrigins", "http://localhost:5173" },
        { "AllowedOrigins", "http://127.0.0.1:*" },
        { "AllowedOrigins", "http://255.249.199.99:3000" },
        { "AllowedOrigins", "http://[::1]" },
        { "AllowedOrigins", "http://[::1]:*" },
        { "AllowedOrigins", "http://[::]:3000" },
        { "AllowedOrigins", "http://[::80]" },
        { "AllowedOrigins", "http://[2001:db8::1]" },
        { "AllowedOrigins", "http://[2001:db8:0:0:1::]" },
        { "AllowedOrigins", "http://[1:2:3:4:5:6:7:8]" },
        { "AllowedOrigins", "http://[1:0:3:4:5:6:7:8]" },
        { "AllowedOrigins", "http://[1::8]" },
        { "AllowedOrigins", "http://[fe80::10:0:20]" },
        { "AllowedOrigins", "https://your-domains.com" },
        { "AllowedOrigins", "https://yours.example" },
        { "AllowedOrigins", "https://my-your-domain.com" },
        { "AllowedOrigins", "https://*.example.com" },
        { "AllowedOrigins", "https://*.example.com:8443" },
        { "AllowedOrigins", "https://*.example.com:*" },
        { "AllowedOrigins", "https://*.com" },
        { "AllowedOrigins", "http://*.localhost" },
        { "AllowedOrigins", "https://app-*.example.com" },
        { "AllowedOrigins", "https://*-app.example.com" },
        { "AllowedOrigins", "https://app-pr-*-web.example.com" },
        { "AllowedOrigins", "https://xn--bcher-kva.example" },
        { "AllowedOrigins", "https://r3---sn-a.example" },
        { "AllowedOrigins", "https://a_b.example.com" },
        { "AllowedOrigins", "https://_a.example.com" },
        { "AllowedOrigins", "https://7d2f9c.4ever" },
        { "AllowedOrigins", "https://1.2.3.4.example" },
        { "AllowedOrigins", "chrome-extension://abcdefghijklmnopabcdefghijklmnop" },
        { "AllowedOrigins", "moz-extension://53f0d0a4-6d2c-4a1f-9d0e-1c6d7e8f9a0b" },
        { "AllowedOrigins", "capacitor://localhost" },
        { "AllowedOrigins", "app.scheme+x-1://host:8080" },

        { "AllowedMethods", "*" },
        { "AllowedMethods", "GET" },
        { "AllowedMethods", "PATCH" },
        { "AllowedMethods", "PROPFIND" },
        { "AllowedMethods", "propfind" },
        { "AllowedMethods", "BATCH" },
        { "AllowedMethods", "batch" },

        { "AllowedHeaders", "*" },
        { "AllowedHeaders", "Authorization" },
        { "AllowedHeaders", "content-type" },
        { "AllowedHeaders", "Content-Type" },
        { "AllowedHeaders", "X-Request-Id" },
        { "AllowedHeaders", "Date-Time" },
        { "AllowedHeaders", "X-Cookie" },
        { "AllowedHeaders", "Seconds" },

        { "ExposedHeaders", "*" },
        { "ExposedHeaders", "ETag" },
        { "ExposedHeaders", "Content-Type" },
        { "ExposedHeaders", "X-Total-Count" },
        { "ExposedHeaders", "Content-Range" },
        { "ExposedHeaders", "Location" },

        { "ExemptPaths", "/" },
        { "ExemptPaths", "/signin-oidc" },
        { "ExemptPaths", "/payments/call back" },
    };

    public static TheoryData<string> Members => new()
    {
        """ "AllowedOrigins": [ "https://a.example", "https://*.b.example", "http://localhost:*" ] """,
        """ "AllowedOrigins": "https://a.example;https://*.b.example;http://localhost:*" """,
        """ "AllowedOrigins": "https://a.example;" """,
        """ "AllowedOrigins": [ "null" ], "DangerouslyAllowNullOrigin": true """,
        """ "AllowedMethods": [ ] """,
        """ "AllowedMethods": "" """,
        """ "AllowedMethods": null """,
        """ "AllowedMethods": "GET;PUT;PROPFIND" """,
        """ "AllowedHeaders": [ ] """,
        """ "AllowedHeaders": "" """,
        """ "AllowedHeaders": null """,
        """ "AllowedHeaders": "Content-Type;X-Request-Id" """,
        """ "AllowedHeaders": [ "*", "Authorization" ] """,
        """ "AllowedHeaders": [ "authorization", "*" ] """,
        """ "AllowedHeaders": "*;Authorization" """,
        """ "AllowedHeaders": [ "*" ], "AllowCredentials": true """,
        """ "ExposedHeaders": [ ] """,
        """ "ExposedHeaders": "" """,
        """ "ExposedHeaders": null """,
        """ "ExposedHeaders": "ETag;X-Total-Count" """,
        """ "ExemptPaths": [ "/signin-oidc", "/payments/done" ], "Enforcement": "Server" """,
        """ "ExemptPaths": "/signin-oidc;/payments/done" """,
        """ "ExemptPaths": [ ] """,
        """ "ExemptPaths": null """,
        """ "AllowCredentials": true """,
        """ "AllowCredentials": "true" """,
        """ "AllowCredentials": "false" """,
        """ "AllowedOrigins": [ "http://a.example" ], "AllowCredentials": true, "DangerouslyAllowInsecureOrigins": "true" """,
        """ "AllowedOrigins": [ "https://*.github.io" ], "AllowCredentials": true, "DangerouslyAllowPublicSuffixWildcards": true """,
        """ "PreflightMaxAge": "00:00:00" """,
        """ "PreflightMaxAge": "00:10:00" """,
        """ "PreflightMaxAge": "23:59:59" """,
        """ "PreflightMaxAge": "0.02:00:00" """,
        """ "PreflightMaxAge": "1.00:00:00" """,
        """ "PreflightMaxAge": null """,
        """ "PreflightStatusCode": 200 """,
        """ "PreflightStatusCode": 204 """,
        """ "PreflightStatusCode": "200" """,
        """ "Enforcement": "Browser" """,
        """ "Enforcement": "Server" """,
        """ "Enforcement": "Observe" """,
    };

    public static TheoryData<string> Sections => new()
    {
        """ "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "DefaultPolicy": null, "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "DefaultPolicy": "my web", "Policies": { "My Web": { "AllowedOrigins": "https://a.example" }, "b": { "AllowedOrigins": [ "*" ] } } """,
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_right_entry_is_taken_by_both(string key, string entry)
    {
        foreach (var settings in Settings.BothWays(key, entry))
        {
            TakenByBoth(settings);
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_right_key_and_value_is_taken_by_both(string member) => TakenByBoth(Settings.With(member));

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_right_section_is_taken_by_both(string section) => TakenByBoth(Settings.Whole(section));

    /// <summary>The other layer of a layered configuration says only what differs.</summary>
    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "StrictCors": { } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "AllowedMethods": [ "GET" ] } } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ ] } } } }""")]
    [InlineData("""{ "$schema": "https://json.schemastore.org/appsettings.json", "Logging": { "LogLevel": { "StrictCors": "Debug" } },"""
        + """ "AllowedHosts": "*" }""")]
    public void A_part_of_the_configuration_fits_the_schema(string settings) => SectionSchema.Complaints(settings).Should().BeEmpty();

    private static void TakenByBoth(string settings)
    {
        Reading.Problems(settings).Should().BeEmpty(settings);
        SectionSchema.Complaints(settings).Should().BeEmpty(settings);
    }
}
