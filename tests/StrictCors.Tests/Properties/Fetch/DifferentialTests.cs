using CsCheck;
using StrictCors.Policies;
using StrictCors.Tests.Policies;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>The two sides of the protocol, written independently, must come to one result.</summary>
public class DifferentialTests
{
    private static readonly long Samples = Cases.Of(50_000);

    [Fact]
    public void G1_The_browser_lets_the_page_go_on_exactly_when_the_decisions_are_allowed()
    {
        var goneOn = 0L;
        var stopped = 0L;
        Gen.Select(Generated.PolicyList, Generated.Page).Sample(
            (policies, page) =>
            {
                var server = new Server(EndpointPolicy.With(policies));

                // The server answers at once, so nothing is waited for.
                var goesOn = Browser.FetchAsync(page, server).GetAwaiter().GetResult() == 200;
                Interlocked.Increment(ref goesOn ? ref goneOn : ref stopped);
                if (IsOpenByTheLetter(page, server))
                {
                    return true;
                }

                // A server cannot see whether a page wants credentials. The browser can, and then asks for more than the policy gives.
                var credentialsAreFine = !page.IncludesCredentials || server.AllowsCredentials;
                return goesOn == (server.Decisions.Count > 0 && server.AllowsEverything && credentialsAreFine);
            },
            iter: Samples,
            print: sample => $"{string.Join(" then ", sample.Item1.Select(Describe))} | {sample.Item2}");

        goneOn.Should().BeGreaterThan(Samples / 50, "a property that is never put to the test says nothing");
        stopped.Should().BeGreaterThan(Samples / 50);
    }

    [Fact]
    public async Task P4_by_the_letter_of_Fetch_an_absent_list_of_methods_lets_an_upload_listener_through()
    {
        // Step 7.4 of "CORS-preflight fetch". Chromium, Firefox and WebKit do not implement it.
        var server = new Server(TestPolicy.ForApp(web => web.WithMethods()));

        var status = await Browser.FetchAsync(new(TestPolicy.App, "PUT", [], IncludesCredentials: false, HasUploadListener: true), server);

        status.Should().NotBeNull();
        server.Decisions.Select(decision => decision.Reason).Should().Equal(CorsDenialReason.MethodNotAllowed, CorsDenialReason.None);
    }

    private static string Describe(StrictCorsPolicy policy) =>
        $"{string.Join(' ', policy.Origins.Patterns.Select(pattern => pattern.Text))} | {string.Join(' ', policy.Methods.Methods)} any "
            + $"{policy.Methods.IsAny} | {policy.AllowHeaders ?? "echo"} | {policy.Enforcement}";

    private static bool IsOpenByTheLetter(Page page, Server server) =>
        page.HasUploadListener && server.Decisions is [{ Kind: CorsRequestKind.Preflight, Reason: CorsDenialReason.MethodNotAllowed,
            IsRefused: false }, ..];
}
