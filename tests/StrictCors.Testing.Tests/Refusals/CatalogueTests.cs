using StrictCors.Testing.Fetch;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Tests.Refusals;

/// <summary>B3: every refusal as it is written, in <c>Catalogue.txt</c>. With the variable STRICTCORS_CATALOGUE set, the file is written there
/// anew.</summary>
public sealed class CatalogueTests
{
    private const string AllowOrigin = "https://app.example.com";

    [Fact]
    public void B3_every_refusal_is_written_as_in_the_catalogue()
    {
        var written = string.Join("\n\n", All().Select(Describe)) + "\n";
        if (Environment.GetEnvironmentVariable("STRICTCORS_CATALOGUE") is { Length: > 0 } path)
        {
            File.WriteAllText(path, written);
        }

        using var reader = new StreamReader(typeof(CatalogueTests).Assembly.GetManifestResourceStream("Catalogue.txt")!);
        written.Should().Be(reader.ReadToEnd());
    }

    private static IEnumerable<Refusal> All()
    {
        var url = new Uri("http://user:pass@api.example.com:22/todos?a=1");
        var page = PageOrigin.Parse(AllowOrigin);
        var request = Request(page, "https://api.example.com/");
        var tainted = Request(page, "https://api.example.com/", "https://stranger.example.net/");
        yield return RequestRefusals.ForbiddenMethod("TRACE");
        yield return RequestRefusals.NoCorsMethod("PUT");
        yield return RequestRefusals.Body("GET");
        yield return RequestRefusals.UserInfo(url);
        yield return RequestRefusals.Scheme(new("ftp://api.example.com/"));
        yield return RequestRefusals.BadPort(url);
        yield return RequestRefusals.MixedContent(new("http://api.example.com/"), AllowOrigin);
        yield return RequestRefusals.MixedContent(new("ws://api.example.com/"), AllowOrigin);
        yield return RequestRefusals.SameOriginMode(new("https://api.example.com/"), AllowOrigin);
        yield return RequestRefusals.NoCorsRedirectMode();
        yield return RedirectRefusals.ErrorMode(302);
        yield return RedirectRefusals.Handshake(302);
        yield return RedirectRefusals.Location("http://[");
        yield return RedirectRefusals.Scheme("data:,");
        yield return RedirectRefusals.TooMany(20);
        yield return RedirectRefusals.UserInfo("https://user@example.com/");
        foreach (var isPreflight in new[] { false, true })
        {
            yield return CheckRefusals.AllowOriginMissing(AllowOrigin, isPreflight);
            yield return CheckRefusals.AllowOriginStar(AllowOrigin, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(request, AllowOrigin, "https://other.example.com", 1, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(request, AllowOrigin, "a, b", 1, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(request, AllowOrigin, "a", 2, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(request, AllowOrigin, "https://a.example https://b.example", 1, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(request, AllowOrigin, "app.example.com", 1, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(request, AllowOrigin, "null", 1, isPreflight);
            yield return CheckRefusals.AllowOriginDiffers(tainted, "null", AllowOrigin, 1, isPreflight);
            yield return CheckRefusals.AllowCredentials(null, isPreflight);
            yield return CheckRefusals.AllowCredentials("True", isPreflight);
        }

        yield return CheckRefusals.ResourcePolicy("same-origin");
        foreach (var status in new[] { 199, 300, 399, 400, 401, 403, 404, 405, 500 })
        {
            yield return PreflightRefusals.Status(status, isRedirect: false);
        }

        yield return PreflightRefusals.Status(302, isRedirect: true);
        yield return PreflightRefusals.WithStatus(CheckRefusals.AllowOriginMissing(AllowOrigin, isPreflight: true), 302, isRedirect: true);
        yield return PreflightRefusals.WithStatus(CheckRefusals.AllowOriginMissing(AllowOrigin, isPreflight: true), 401, isRedirect: false);

        yield return PreflightRefusals.MethodsSyntax("PUT GET");
        yield return PreflightRefusals.HeadersSyntax("x-a x-b");
        yield return PreflightRefusals.Method("PUT", null, false);
        yield return PreflightRefusals.Method("PUT", [], false);
        yield return PreflightRefusals.Method("PUT", ["GET", "put"], false);
        yield return PreflightRefusals.Method("PUT", ["*"], true);
        yield return PreflightRefusals.HeaderName("x-a", null, false);
        yield return PreflightRefusals.HeaderName("x-a", ["X-B"], true);
        yield return PreflightRefusals.HeaderName("x-a", ["*"], true);
        yield return PreflightRefusals.HeaderName("authorization", ["*"], false);
        yield return PreflightRefusals.HeaderName("authorization", ["*"], true);
    }

    private static string Describe(Refusal refusal) => string.Join('\n',
        $"{refusal.Step}: {refusal.Reason}",
        refusal.Advice,
        $"Chromium: {refusal.Chromium ?? "-"}",
        $"Firefox: {refusal.Firefox ?? "-"}",
        $"{refusal.Header ?? "-"} expected {refusal.Expected ?? "-"} actual {refusal.Actual ?? "-"}");

    private static FetchRequest Request(PageOrigin page, params string[] urls) => new()
    {
        Source = new(),
        Origin = page,
        Method = "GET",
        Headers = new(),
        Urls = [.. urls.Select(url => new Uri(url))],
    };
}
