using System.Reflection;
using StrictCors.Tests.Origins;

namespace StrictCors.Tests.Checks.Suggestions;

/// <summary>Wrong entries of every list: those of the other tests of this subject, and the mistakes of people who come from elsewhere.</summary>
internal static class WrittenRows
{
    private static readonly (string Key, string[] Entries)[] Own =
    [
        ("AllowedOrigins",
        [
            // Lists and arrays, as other products have them in one string.
            "https://a.example,https://b.example", "https://a.example, https://b.example,https://c.example",
            "https://a.example;https://b.example",
            "https://a.example https://b.example", "https://a.example|https://b.example", "[\"https://a.example\",\"https://b.example\"]",
            "['https://a.example', 'https://b.example']", "[\"https://a.example\"]", "\"https://a.example\"", "https://a.example,",
            "https://A.example/, b.example", "https://a.example, https://a.example", "https://a.example, *", "*, null", "a.example,b.example",
            string.Join(',', Enumerable.Range(0, 10).Select(i => $"https://tenant-{i}.a-rather-long-name-of-a-company.example")),
            string.Join(',', Enumerable.Range(0, 60).Select(i => $"https://tenant-{i}.a-rather-long-name-of-a-company.example")),
            // Wildcards for everything.
            "https://*", "http://*", "*:3000", "*.*", "https://*:*", "*://*", "https://*/*", ".*", "any", "all", "none", "self", "'self'",
            "\"*\"", " * ",
            // Placeholders.
            "<your origin>", "<your-origin>", "YOUR_ORIGIN", "https://YOUR_ORIGIN", "${ORIGIN}", "%ORIGIN%", "#{Origin}#", "$(Origin)",
            "{{origin}}",
            "__ORIGIN__", "https://<your-domain>", "https://${HOST}:3000", "https://[YOUR-DOMAIN]", "https://{tenant}.example.com",
            "example", "your origin",
            "https://YOUR-DOMAIN.com", "@@ORIGIN@@", "$ORIGIN", "REPLACE_ME",
            // Schemes.
            "htps://a.example", "htpps://a.example", "httpss://a.example", "hhtp://a.example", "htttp://a.example", "http;//a.example",
            "http//a.example", "https:/a.example", "https:a.example", "https//a.example:8443/", "htps:/a.example", "htps//a.example",
            "HTTPS:\\\\a.example",
            "file://", "file:///x", "file:///C:/x.html", "data:", "wss://a.example", "ws://localhost:3000", "app://./",
            "blob:https://a.example/x",
            "NULL", "null", "https%3A%2F%2Fa.example",
            "https://a.example:0", "https://a.example:08080", "https://a.example.", "https://b.example.:443",
            // Guards of policies with credentials.
            "*", "https://*.com", "https://*.github.io",
            "http://A.example", "http://a.example/", "https://*github.io", "https://*.GitHub.io/", "http://*.a.example", "a.example:80",
            "chrome-extension://*",
            "chrome-extension://*/", "moz-extension://*.x",
            // Regular expressions.
            @"^https://[a-z]+\.example\.com$", @"https://.*\.example\.com", @"^https?://(a|b)\.example\.com$", @"/^https:\/\/a\.example$/",
        ]),
        ("AllowedMethods",
        [
            "GET,POST", "GET, POST , PUT", "get, put", "GET POST", "GET|POST", "GET/POST", "GET;POST", "[\"GET\",\"POST\"]", "\"GET\"", "'GET'",
            "GET, TRACE", "TRACE, CONNECT", "GET, *", "*, GET", "\"*\"", "patch, get", "GET, purge", "any", "ALL", "None", "PU*",
            "${METHODS}", "<methods>",
            "%METHODS%", "G(T)", "PÜT", "get", "Patch", "TRACE", "", " ", "GET, any", "true",
        ]),
        ("AllowedHeaders",
        [
            "Content-Type, X-Id", "Content-Type,X-Id", "Content-Type X-Id", "Content Type", "Request Token", "[\"Content-Type\",\"X-Id\"]",
            "\"X-Id\"",
            "Origin, X-Requested-With, Content-Type, Accept", "origin, cookie", "X-Id: 5", "Content-Type: application/json", "X-Id:",
            "X-*", "x-*, Accept",
            "*, Authorization", "Authorization, *", "*, X-Id", "any", "All", "none", "<header>", "${HEADERS}", "Cookie",
            "Access-Control-Allow-Origin", "", "Ünï",
            "X-A;X-B", "X-Id, X-Id",
        ]),
        ("ExposedHeaders",
        [
            "ETag, X-Total", "ETag,Set-Cookie", "[\"ETag\"]", "Set-Cookie", "Cookie", "*, ETag", "X-RateLimit-*", "any", "none",
            "Host, ETag", "\"*\"", "*",
            "ETag X-Total", "<header>",
        ]),
        ("ExemptPaths",
        [
            "signin-oidc", "/payments/*/3ds", "/signin-*", "/pay/{id}", "/pay/:id", "/pay/<id>", "~/signin-oidc", "/a,/b", "/a, /b",
            "/a;/b", "[\"/a\",\"/b\"]", "\"/a\"",
            "/signin%2Doidc", "/a%2Fb", "/a//b", "/a/../b", "/a/./b", "//a", "*", "/*", "", "https://a.example/pay", "/pay?x=1", "^/pay$",
            "/two words?x", "a,/b",
        ]),
    ];

    /// <summary>Every row: the key and the entry.</summary>
    public static IEnumerable<(string Key, string Entry)> All =>
        Own.SelectMany(list => list.Entries.Select(entry => (list.Key, entry)))
            .Concat(Arguments(typeof(OriginPatternDiagnosisTests)).Select(row => ("AllowedOrigins", (string?)row[0] ?? "")))
            .Concat(Arguments(typeof(AllowedMethodsTests), nameof(AllowedMethodsTests.AllowedMethods_refuses))
                .Select(row => ("AllowedMethods", (string?)row[0] ?? "")))
            .Concat(Arguments(typeof(AllowedHeadersTests), nameof(AllowedHeadersTests.AllowedHeaders_refuses))
                .Select(row => ("AllowedHeaders", (string?)row[0] ?? "")))
            .Concat(Arguments(typeof(ExposedHeadersTests), nameof(ExposedHeadersTests.ExposedHeaders_refuses))
                .Select(row => ("ExposedHeaders", (string?)row[0] ?? "")))
            .Concat(Arguments(typeof(OtherKeysTests), nameof(OtherKeysTests.ExemptPaths_refuses))
                .Select(row => ("ExemptPaths", (string?)row[0] ?? "")))
            .Distinct();

    private static IEnumerable<object?[]> Arguments(Type tests, string? method = null) =>
        from test in tests.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where method is null || test.Name == method
        from row in test.GetCustomAttributes<InlineDataAttribute>()
        select row.GetData(test).Single();
}
