using System.Text.Json;
using StrictCors.Tests.Configuration;
using StrictCors.Text;

namespace StrictCors.Tests.Checks;

/// <summary>One wrong entry of a list, from the file to the message: its code, its path, what was written and what to write.</summary>
public class CatalogueTests
{
    private const string Callbacks = "nothing here: give the endpoint a policy of its own with Enforcement Browser, which refuses no request, "
        + "and name it there: .RequireStrictCors(\"callbacks\")";

    [Theory]
    [InlineData("https://example.com/", "SC1111", "https://example.com")]
    [InlineData("https://example.com/app", "SC1111", "https://example.com")]
    [InlineData("https://example.com?x=1", "SC1111", "https://example.com")]
    [InlineData("https://example.com#top", "SC1111", "https://example.com")]
    [InlineData("https://*.example.com/", "SC1111", "https://*.example.com")]
    [InlineData("https://Example.com", "SC1112", "https://example.com")]
    [InlineData("HTTPS://example.com", "SC1112", "https://example.com")]
    [InlineData("https://*.Example.com", "SC1112", "https://*.example.com")]
    [InlineData("https://example.com:443", "SC1114", "https://example.com")]
    [InlineData("http://example.com:80", "SC1114", "http://example.com")]
    [InlineData("https://*.example.com:443", "SC1114", "https://*.example.com")]
    [InlineData("https://bücher.example", "SC1113", "https://xn--bcher-kva.example")]
    [InlineData("example.com", "SC1106", "https://example.com")]
    [InlineData("*.example.com", "SC1106", "https://*.example.com")]
    [InlineData("localhost:3000", "SC1106", "http://localhost:3000")]
    [InlineData("//example.com", "SC1106", "https://example.com")]
    [InlineData("https://a.example, https://b.example", "SC1104", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("https://a.example https://b.example", "SC1104", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("https://user@example.com", "SC1110", "https://example.com")]
    [InlineData("https://user:password@example.com", "SC1110", "https://example.com")]
    [InlineData("http*://example.com", "SC1107", "https://example.com")]
    [InlineData("*://example.com", "SC1107", "https://example.com")]
    [InlineData("https://*", "SC1116", null)]
    [InlineData("http://*:8080", "SC1116", null)]
    [InlineData("https://*example.com", "SC1117", "https://*.example.com")]
    [InlineData("https://app*.example.com", "SC1117", "https://app-*.example.com")]
    [InlineData("https://foo.*.com", "SC1117", null)]
    [InlineData("https://*.*.example.com", "SC1117", null)]
    [InlineData("https://example.*", "SC1117", null)]
    [InlineData("https://*.10.0.0.1", "SC1118", null)]
    [InlineData("chrome-extension://*.abc", "SC1118", null)]
    [InlineData(@"^https://.*\.example\.com$", "SC1105", "https://*.example.com")]
    [InlineData("http://[0:0:0:0:0:0:0:1]", "SC1119", "http://[::1]")]
    [InlineData("http://127.0.0.01", "SC1119", "http://127.0.0.1")]
    [InlineData("http://127.1", "SC1119", "http://127.0.0.1")]
    [InlineData("file:///x", "SC1108", null)]
    [InlineData("data:", "SC1108", null)]
    [InlineData("wss://example.com", "SC1109", "https://example.com")]
    [InlineData("ws://localhost:3000", "SC1109", "http://localhost:3000")]
    [InlineData(" https://example.com", "SC1103", "https://example.com")]
    [InlineData("https://example.com\n", "SC1103", "https://example.com")]
    [InlineData("https://example.com:0", "SC1115", null)]
    [InlineData("https://example.com:65536", "SC1115", null)]
    [InlineData("https://example.com:08080", "SC1115", "https://example.com:8080")]
    [InlineData("https://example.com.", "SC1120", "https://example.com")]
    [InlineData("https://exa!mple.com", "SC1121", null)]
    [InlineData("htps://example.com", "SC1129", "https://example.com")]
    [InlineData("file://", "SC1124", "remove the entry, or set DangerouslyAllowNullOrigin to true")]
    [InlineData("https://", "SC1121", null)]
    [InlineData("null", "SC1124", "remove the entry, or set DangerouslyAllowNullOrigin to true")]
    [InlineData("", "SC1102", "remove the entry")]
    public async Task An_origin(string origin, string code, string? suggestion)
    {
        var problem = await Configured.SingleProblemAsync(
            Configured.Policy($""" "AllowedOrigins": [ "https://ok.example", {JsonSerializer.Serialize(origin)} ] """));

        problem.Code.Should().Be(code);
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:1");
        problem.Value.Should().Be(Display.Escape(origin));
        problem.Suggestion.Should().NotBeNullOrEmpty("there is advice if there is no replacement");
        (suggestion is null ? problem.Fix!.Replacements?[0] : problem.Suggestion).Should().Be(suggestion);
        problem.Message.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("*", "SC1123", "list the origins, or set AllowCredentials to false")]
    [InlineData("null", "SC1125", "remove the entry, or set AllowCredentials to false and DangerouslyAllowNullOrigin to true")]
    [InlineData("file://", "SC1125", "remove the entry, or set AllowCredentials to false and DangerouslyAllowNullOrigin to true")]
    [InlineData("moz-extension://*", "SC1128", "list the extensions or let an origin source decide, or set AllowCredentials to false")]
    [InlineData("http://example.com", "SC1126", "https://example.com, or set DangerouslyAllowInsecureOrigins to true")]
    [InlineData("http://*.example.com:8080", "SC1126", "https://*.example.com:8080, or set DangerouslyAllowInsecureOrigins to true")]
    [InlineData("http://10.0.0.1", "SC1126", "https://10.0.0.1, or set DangerouslyAllowInsecureOrigins to true")]
    [InlineData("http://localhost.example.com", "SC1126", "https://localhost.example.com, or set DangerouslyAllowInsecureOrigins to true")]
    [InlineData("https://*.com", "SC1127", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true")]
    [InlineData("https://*.co.uk", "SC1127", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true")]
    [InlineData("https://*.github.io", "SC1127", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true")]
    [InlineData("https://*.amazonaws.com", "SC1127", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true")]
    [InlineData("https://*.devtunnels.ms", "SC1127", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true")]
    [InlineData("https://app-*.vercel.app", "SC1127", "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true")]
    public async Task An_origin_with_credentials(string origin, string code, string suggestion)
    {
        var problem = await Configured.SingleProblemAsync(Configured.Policy($""" "AllowedOrigins": [ "{origin}" ], "AllowCredentials": true """));

        problem.Code.Should().Be(code);
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:0");
        problem.Value.Should().Be(origin);
        problem.Suggestion.Should().Be(suggestion);
    }

    [Theory]
    [InlineData("AllowedOrigins", "[ \"https://a.example\", \"*\" ]", "SC1122", 1, "*", "either '*' alone, or the list without it")]
    [InlineData("AllowedOrigins", "[ \"https://a.example\", \"https://a.example\" ]", "SC1012", 1, "https://a.example", "remove the entry")]
    [InlineData("AllowedMethods", "[ \"PUT\", \"GET\", \"PUT\" ]", "SC1012", 2, "PUT", "remove the entry")]
    [InlineData("AllowedHeaders", "[ \"X-Id\", \"X-Id\" ]", "SC1012", 1, "X-Id", "remove the entry")]
    [InlineData("ExposedHeaders", "[ \"ETag\", \"ETag\" ]", "SC1012", 1, "ETag", "remove the entry")]
    [InlineData("ExemptPaths", "[ \"/pay\", \"/pay\" ]", "SC1012", 1, "/pay", "remove the entry")]
    [InlineData("AllowedMethods", "[ \"GE T\" ]", "SC1201", 0, "GE T", "\"GE\", \"T\"")]
    [InlineData("AllowedMethods", "[ \"GET,POST\" ]", "SC1201", 0, "GET,POST", "\"GET\", \"POST\"")]
    [InlineData("AllowedMethods", "[ \"\" ]", "SC1201", 0, "", "remove the entry")]
    [InlineData("AllowedMethods", "[ \"GET\", \"TRACE\" ]", "SC1202", 1, "TRACE", "remove the entry")]
    [InlineData("AllowedMethods", "[ \"connect\" ]", "SC1202", 0, "connect", "remove the entry")]
    [InlineData("AllowedMethods", "[ \"Track\" ]", "SC1202", 0, "Track", "remove the entry")]
    [InlineData("AllowedMethods", "[ \"get\" ]", "SC1203", 0, "get", "GET")]
    [InlineData("AllowedMethods", "[ \"Put\" ]", "SC1203", 0, "Put", "PUT")]
    [InlineData("AllowedMethods", "[ \"patch\" ]", "SC1203", 0, "patch", "PATCH")]
    [InlineData("AllowedMethods", "[ \"GET\", \"*\" ]", "SC1204", 1, "*", "either '*' alone, or the list without it")]
    [InlineData("AllowedHeaders", "[ \"Content-Type, X-Id\" ]", "SC1301", 0, "Content-Type, X-Id", "\"Content-Type\", \"X-Id\"")]
    [InlineData("AllowedHeaders", "[ \"X-Id:\" ]", "SC1301", 0, "X-Id:", "\"X-Id\"")]
    [InlineData("AllowedHeaders", "[ \"X-A\", \"Ünï\" ]", "SC1301", 1, "Ünï", "a name of letters, digits and hyphens, without spaces")]
    [InlineData("AllowedHeaders", "[ \"Cookie\" ]", "SC1302", 0, "Cookie", "remove the entry")]
    [InlineData("AllowedHeaders", "[ \"origin\" ]", "SC1302", 0, "origin", "remove the entry")]
    [InlineData("AllowedHeaders", "[ \"Sec-Fetch-Site\" ]", "SC1302", 0, "Sec-Fetch-Site", "remove the entry")]
    [InlineData("AllowedHeaders", "[ \"Access-Control-Request-Method\" ]", "SC1302", 0, "Access-Control-Request-Method", "remove the entry")]
    [InlineData("AllowedHeaders", "[ \"Access-Control-Allow-Origin\" ]", "SC1303", 0, "Access-Control-Allow-Origin", "remove the entry")]
    [InlineData("AllowedHeaders", "[ \"X-Id\", \"*\" ]", "SC1304", 1, "*", "\"*\", or \"*\" and \"Authorization\", or the list without the star")]
    [InlineData("ExposedHeaders", "[ \"ETag, X-Id\" ]", "SC1401", 0, "ETag, X-Id", "\"ETag\", \"X-Id\"")]
    [InlineData("ExposedHeaders", "[ \"set-cookie\" ]", "SC1402", 0, "set-cookie", "remove the entry")]
    [InlineData("ExposedHeaders", "[ \"Set-Cookie2\" ]", "SC1402", 0, "Set-Cookie2", "remove the entry")]
    [InlineData("ExposedHeaders", "[ \"Cookie\" ]", "SC1403", 0, "Cookie", "remove the entry")]
    [InlineData("ExposedHeaders", "[ \"User-Agent\" ]", "SC1403", 0, "User-Agent", "remove the entry")]
    [InlineData("ExposedHeaders", "[ \"*\" ], \"AllowCredentials\": true", "SC1404", 0, "*", "list the headers")]
    [InlineData("ExposedHeaders", "[ \"ETag\", \"*\" ]", "SC1405", 1, "*", "either '*' alone, or the list without it")]
    [InlineData("ExemptPaths", "[ \"signin-oidc\" ]", "SC1506", 0, "signin-oidc", "/signin-oidc")]
    [InlineData("ExemptPaths", "[ \"/a\", \"/pay?x=1\" ]", "SC1506", 1, "/pay?x=1", "/pay")]
    [InlineData("ExemptPaths", "[ \"/pay/*\" ]", "SC1506", 0, "/pay/*", Callbacks)]
    public async Task An_entry(string key, string list, string code, int index, string value, string? suggestion)
    {
        var problem = await Configured.SingleProblemAsync(key == "AllowedOrigins"
            ? Configured.Policy($""" "AllowedOrigins": {list} """)
            : Configured.PolicyWith($""" "{key}": {list} """));

        problem.Code.Should().Be(code);
        problem.Path.Should().Be($"StrictCors:Policies:web:{key}:{index}");
        problem.Value.Should().Be(value);
        problem.Suggestion.Should().Be(suggestion);
    }

    [Theory]
    [InlineData(""" "AllowedOrigins": [ "*" ] """)]
    [InlineData(""" "AllowedOrigins": "*" """)]
    [InlineData(""" "AllowedOrigins": [ "*" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*" ], "ExposedHeaders": [ "*" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://a.example" ], "AllowCredentials": true, "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*","""
        + """ "authorization" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://*.example.com", "https://example.com", "https://app-*.example.com","""
        + """ "https://*-app.example.com", "https://a-*-b.example.com" ], "AllowCredentials": true """)]
    [InlineData(""" "AllowedOrigins": [ "http://localhost:*", "http://127.0.0.1:5173", "http://[::1]:3000", "http://*.localhost","""
        + """ "https://localhost" ], "AllowCredentials": true """)]
    [InlineData(""" "AllowedOrigins": [ "http://example.com", "https://*.com", "https://*.github.io" ] """)]
    [InlineData(""" "AllowedOrigins": [ "http://example.com" ], "AllowCredentials": true, "DangerouslyAllowInsecureOrigins": true """)]
    [InlineData(""" "AllowedOrigins": [ "https://*.github.io" ], "AllowCredentials": true, "DangerouslyAllowPublicSuffixWildcards": true """)]
    [InlineData(""" "AllowedOrigins": [ "https://me.github.io" ], "AllowCredentials": true """)]
    [InlineData(""" "AllowedOrigins": [ "null", "https://a.example" ], "DangerouslyAllowNullOrigin": true """)]
    [InlineData(""" "AllowedOrigins": [ "chrome-extension://abcdefghijklmnopabcdefghijklmnop", "capacitor://localhost", "tauri://localhost","""
        + """ "moz-extension://53f0d0a4-4c5a-4b53-9a8d-2b2c9b1d1a11" ] """)]
    [InlineData(""" "AllowedOrigins": [ "app://.", "app://-", "capacitor-electron://-", "app://a~b" ], "AllowCredentials": true """)]
    [InlineData(""" "AllowedOrigins": [ "file://", "null" ], "DangerouslyAllowNullOrigin": true """)]
    [InlineData(""" "AllowedOrigins": [ "moz-extension://*", "chrome-extension://*", "safari-web-extension://*", "vscode-webview://*" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://-a.example", "https://a-.example", "https://*.-a-.example" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://xn--bcher-kva.example", "https://my_host.example", "https://a--b.example", "http://7d2f9c","""
        + """ "https://192.168.0.1:8443" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://a.example:*", "https://*.b.example:8443", "http://10.0.0.1:*" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "GET", "PROPFIND", "CUSTOM", "custom" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://a.example" ], "ExposedHeaders": [ "Content-Type", "ETag", "etag" ] """)]
    [InlineData(""" "AllowedOrigins": [ "https://a.example" ], "ExposedHeaders": [ "Authorization" ], "AllowCredentials": true """)]
    [InlineData(""" "AllowedOrigins": [], "Enforcement": "Server" """)]
    [InlineData(""" "AllowedOrigins": "", "Enforcement": "Server" """)]
    [InlineData(""" "Enforcement": "Server", "AllowCredentials": true """)]
    [InlineData(""" "AllowedOrigins": [ "https://a.example" ], "Enforcement": "Server", "ExemptPaths": "/signin-oidc;/pay" """)]
    public async Task What_is_right_starts(string keys)
    {
        (await Configured.ProblemsAsync(Configured.Policy(keys))).Should().BeEmpty();
    }
}
