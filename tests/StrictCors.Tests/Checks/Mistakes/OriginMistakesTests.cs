using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks.Mistakes;

/// <summary>Mistakes in <c>AllowedOrigins</c> that a person made who knew neither the rules nor the other tests. The last column is the entry after
/// the message has been followed; null if the entry is removed.</summary>
public class OriginMistakesTests
{
    private const string InFull = "the origin of the page in full, as in 'https://app.example.com'";
    private const string Alone = "remove the entry; if the origin is to be allowed, write it alone";
    private const string OfPlaceholder = "the origin that the placeholder is for";
    private const string EachAddress = "each address in full";
    private const string App = "https://app.example.com";

    [Theory]
    // A number is not a host: an address such as 0.0.31.144 is not what anyone means.
    [InlineData("5", "SC1121", InFull, App)]
    [InlineData("8080", "SC1121", InFull, App)]
    [InlineData("http://8080", "SC1119", "the address as browsers send it, as in 'http://127.0.0.1' or 'http://[::1]'", "http://127.0.0.1")]
    [InlineData("https://a.example:8080,8081", "SC1104", "one value per entry", "https://a.example:8081")]
    [InlineData("https://a.example:{8080,8081}", "SC1104", "one value per entry", "https://a.example:8081")]
    [InlineData("https://{a,b}.example", "SC1104", "one value per entry", "https://a.example")]
    // Ranges of addresses.
    [InlineData("http://192.168.0.0/16", "SC1118", EachAddress, "http://192.168.0.7")]
    [InlineData("10.0.0.0/8", "SC1118", EachAddress, "https://10.0.0.7")]
    [InlineData("https://[2001:db8::]/32", "SC1118", EachAddress, "https://[2001:db8::7]")]
    // An entry that was to exclude an origin, or to be a comment, never becomes one that allows it.
    [InlineData("!https://b.example", "SC1121", Alone, null)]
    [InlineData("-https://b.example", "SC1121", Alone, null)]
    [InlineData("- https://b.example", "SC1121", Alone, "https://b.example")]
    [InlineData("not https://b.example", "SC1121", Alone, null)]
    [InlineData("# https://b.example", "SC1121", Alone, null)]
    [InlineData("// https://b.example", "SC1121", Alone, null)]
    [InlineData("~https://b.example", "SC1121", Alone, null)]
    // Other text besides the origin. Without a mark, it may be a part of the host.
    [InlineData("Origin: https://a.example", "SC1121", "https://a.example", "https://a.example")]
    [InlineData("https://a.example // main site", "SC1121", "https://a.example", "https://a.example")]
    [InlineData("https://a.example (the site)", "SC1121", "https://a.example", "https://a.example")]
    [InlineData("https://a.example admin", "SC1103", InFull, App)]
    [InlineData("https:/ /a.example", "SC1103", "https://a.example", "https://a.example")]
    [InlineData("(https://a.example)", "SC1121", "https://a.example", "https://a.example")]
    [InlineData("[https://a.example]", "SC1121", "https://a.example", "https://a.example")]
    // Several origins with something else than a comma between them.
    [InlineData("https://a.example|https://b.example", "SC1104", "\"https://a.example\", \"https://b.example\"", "https://a.example")]
    [InlineData("https://a.example&https://b.example", "SC1104", "\"https://a.example\", \"https://b.example\"", "https://b.example")]
    [InlineData("https://a.example or https://b.example", "SC1104", "\"https://a.example\", \"https://b.example\"", "https://b.example")]
    // Percent-encoding.
    [InlineData("https%3A%2F%2Fa.example", "SC1121", "https://a.example", "https://a.example")]
    [InlineData("https://a.example%2F", "SC1121", "https://a.example", "https://a.example")]
    [InlineData("https://b%C3%BCcher.example", "SC1121", "https://xn--bcher-kva.example", "https://xn--bcher-kva.example")]
    [InlineData("https://good.example%40evil.example", "SC1121", InFull, App)]
    // What every page of documentation has.
    [InlineData("https://your-domain", "SC1121", OfPlaceholder, App)]
    [InlineData("https://your-domain.com", "SC1121", OfPlaceholder, App)]
    [InlineData("https://app.yoursite.com:8443", "SC1121", OfPlaceholder, App)]
    [InlineData("https://*.yourdomain.com", "SC1121", OfPlaceholder, "https://*.example.com")]
    [InlineData("https://your-domain/", "SC1111", OfPlaceholder, App)]
    [InlineData("https://__host__", "SC1121", OfPlaceholder, App)]
    [InlineData("https://changeme.example.com", "SC1121", OfPlaceholder, App)]
    // Pages without an origin of their own.
    [InlineData("about:blank", "SC1108", "the origin of the page that creates the URL", App)]
    [InlineData("javascript:void(0)", "SC1108", "the origin of the page that creates the URL", App)]
    public Task An_entry(string entry, string code, string suggestion, string? followed) => Followed.CheckAsync(
        Policy(entry), code, suggestion, followed is null ? Configured.Policy(""" "AllowedOrigins": [ "https://ok.example" ] """) : Policy(followed));

    // Close to the texts above, and right.
    [Theory]
    [InlineData("https://yourself.example")]
    [InlineData("https://your.example")]
    [InlineData("https://home.example")]
    [InlineData("https://a__b.example")]
    [InlineData("https://-a.example")]
    [InlineData("https://xn--e1afmkfd.example")]
    public async Task A_host_that_only_looks_like_a_mistake(string entry) => (await Configured.ProblemsAsync(Policy(entry))).Should().BeEmpty();

    private static string Policy(string entry) => Configured.Policy($$""" "AllowedOrigins": [ "https://ok.example", "{{entry}}" ] """);
}
