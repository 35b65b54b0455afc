using StrictCors.Testing.Fetch;
using StrictCors.Testing.Http;

namespace StrictCors.Testing.Tests.Fetch;

/// <summary>Fetch, "CORS-safelisted request-header" and "CORS-unsafe request-header names".</summary>
public sealed class SafelistedHeaderTests
{
    public static TheoryData<string, string> Safelisted => new()
    {
        { "Accept", "" }, { "accept", "text/html, */*;q=0.1" }, { "Accept", "a\tb" }, { "Accept", "\u00e9" }, { "Accept", new string('a', 128) },
        { "Accept-Language", "en-GB, *;q=0.5" }, { "Content-Language", "aZ09 *,-.;=" },
        { "Content-Type", "text/plain" }, { "content-type", "TEXT/PLAIN; charset=utf-8" }, { "Content-Type", "multipart/form-data; boundary=x" },
        { "Content-Type", "application/x-www-form-urlencoded" }, { "Content-Type", " text/plain ;x" },
        { "Range", "bytes=0-" }, { "Range", "bytes=0-0" }, { "Range", "bytes=1-2" }, { "Range", "bytes=007-8" },
        { "Range", "bytes=99999999999999999999-100000000000000000000" },
    };

    public static TheoryData<string, string> Unsafe => new()
    {
        { "Accept", new string('a', 129) }, { "Accept", "a\"b" }, { "Accept", "a(b" }, { "Accept", "a)b" }, { "Accept", "a:b" }, { "Accept", "a<b" },
        { "Accept", "a>b" }, { "Accept", "a?b" }, { "Accept", "a@b" }, { "Accept", "a[b" }, { "Accept", "a\\b" }, { "Accept", "a]b" },
        { "Accept", "a{b" }, { "Accept", "a}b" }, { "Accept", "a\u007fb" }, { "Accept", "a\u0001b" },
        { "Accept-Language", "en_GB" }, { "Content-Language", "\u00e9" }, { "Content-Language", "a/b" },
        { "Content-Type", "application/json" }, { "Content-Type", "text/plain, a/b" }, { "Content-Type", "text" }, { "Content-Type", "" },
        { "Content-Type", "text/plain; a=(b)" }, { "Content-Type", "text/plainx" },
        { "Range", "bytes=-5" }, { "Range", "bytes=2-1" }, { "Range", "bytes=1" }, { "Range", "bytes=" }, { "Range", "bytes=-" }, { "Range", "" },
        { "Range", "Bytes=0-" }, { "Range", "bytes= 0-" }, { "Range", "bytes=0-1,3-4" }, { "Range", "bytes=a-" }, { "Range", "bytes=0-a" },
        { "Range", "items=0-" }, { "Authorization", "x" }, { "X-A", "" }, { "Cookie", "a" }, { "DPR", "1" }, { "Save-Data", "on" },
    };

    public static TheoryData<BrowserEngine, string, string, bool> ByEngine => new()
    {
        { BrowserEngine.Chromium, "DPR", "2.5", true }, { BrowserEngine.Chromium, "dpr", "x", false }, { BrowserEngine.Firefox, "DPR", "2", false },
        { BrowserEngine.Chromium, "Device-Memory", "0.5", true }, { BrowserEngine.Chromium, "Downlink", "1.5", true },
        { BrowserEngine.Chromium, "Downlink", "", false }, { BrowserEngine.Chromium, "RTT", "1", true },
            { BrowserEngine.Chromium, "RTT", "1.5", false },
        { BrowserEngine.Chromium, "Viewport-Width", "1", true }, { BrowserEngine.Chromium, "Width", "+1", false },
        { BrowserEngine.Chromium, "ECT", "slow-2g", true }, { BrowserEngine.Chromium, "ECT", "2g", true },
            { BrowserEngine.Chromium, "ECT", "3g", true },
        { BrowserEngine.Chromium, "ECT", "4g", true }, { BrowserEngine.Chromium, "ECT", "5g", false },
        { BrowserEngine.Chromium, "Save-Data", "On", true }, { BrowserEngine.Chromium, "Save-Data", "off", false },
        { BrowserEngine.WebKit, "Save-Data", "on", false },
        { BrowserEngine.Firefox, "Accept", "\u00e9", false }, { BrowserEngine.Firefox, "Accept", "e", true },
        { BrowserEngine.Firefox, "Content-Type", "text/plain;\u00e9", false }, { BrowserEngine.Chromium, "Accept", "\u00e9", true },
        { BrowserEngine.Chromium, "Range", "bytes=9223372036854775806-", true },
            { BrowserEngine.Chromium, "Range", "bytes=9223372036854775807-", false },
        { BrowserEngine.Firefox, "Range", "bytes=18446744073709551615-", true },
            { BrowserEngine.Firefox, "Range", "bytes=18446744073709551616-", false },
        { BrowserEngine.WebKit, "Range", "bytes=18446744073709551616-", true },
    };

    [Theory]
    [MemberData(nameof(Safelisted))]
    public void B1_these_need_no_permission(string name, string value) =>
        SafelistedValues.IsCorsSafelisted(name, value, EngineRules.Of(BrowserEngine.Standard)).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void B1_these_need_permission(string name, string value) =>
        SafelistedValues.IsCorsSafelisted(name, value, EngineRules.Of(BrowserEngine.Standard)).Should().BeFalse();

    [Theory]
    [MemberData(nameof(ByEngine))]
    public void B2_browsers_differ_in_these(BrowserEngine engine, string name, string value, bool isSafelisted) =>
        SafelistedValues.IsCorsSafelisted(name, value, EngineRules.Of(engine)).Should().Be(isSafelisted);

    [Theory]
    [InlineData(1024, "")]
    [InlineData(1025, "accept,accept-language,content-language,content-type")]
    public void B1_more_than_1024_bytes_of_safelisted_values_need_permission(int size, string names)
    {
        // Each value has 128 bytes at most, so names come twice.
        var headers = new HeaderList();
        foreach (var name in new[] { "Accept", "Accept-Language", "Content-Language", "Accept", "Accept-Language", "Content-Language", "Accept" })
        {
            headers.Append(name, new string('a', 128));
        }

        headers.Append("Content-Type", "text/plain;".PadRight(128, 'a'));
        headers.Append("Accept", new string('a', size - 1024));

        string.Join(',', RequestHeaders.UnsafeNames(headers, EngineRules.Of(BrowserEngine.Standard))).Should().Be(names);
    }
}
