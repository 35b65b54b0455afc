namespace StrictCors.Tests.Schema;

/// <summary>What stops the program at startup and a schema can know, an editor underlines while it is typed.</summary>
public sealed class MistakesTests
{
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
        """ "AllowedMethods": [ "PUT", "gets", "HEAD" ] """,
        """ "AllowedMethods": "PUT;DELET;GET" """,
        """ "AllowedMethods": [ "GETS", "GET", "DELET" ] """,
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
        """ "DefaultPolicy": { "Name": "web" }, "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "DefaultPolicy": "", "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "Default": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "AllowedOrigins": [ "https://a.example" ], "Policies": { "web": { "AllowedOrigins": "https://a.example" } } """,
        """ "Policy": { "web": { "AllowedOrigins": "https://a.example" } } """,
    };

    [Theory]
    [MemberData(nameof(MistakenEntries.Entries), MemberType = typeof(MistakenEntries))]
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

    private static void RefusedByBoth(string settings)
    {
        Reading.Problems(settings).Should().NotBeEmpty(settings);
        SectionSchema.Complaints(settings).Should().NotBeEmpty(settings);
    }
}
