using StrictCors.Policies;
using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>P3, P6, P7: the requested method.</summary>
public class PreflightMethodTests
{
    private const string Default = "GET;HEAD;POST";

    private static readonly PreflightTarget SharedPath = new(PreflightTargetKind.Known, [], SharesPath: true);

    [Theory]
    [InlineData("P3", "PUT;DELETE", "PUT", true)]
    [InlineData("P3", "PUT;DELETE", "DELETE", true)]
    [InlineData("P3", "PUT;DELETE", "PATCH", false)]
    [InlineData("P3", "*", "PATCH", true)]
    [InlineData("P3", "*", "ANYTHING-else", true)]
    // CONNECT, TRACE, TRACK never (Fetch, "forbidden method", in any case).
    [InlineData("P3", "*", "CONNECT", false)]
    [InlineData("P3", "*", "TRACE", false)]
    [InlineData("P3", "*", "TRACK", false)]
    [InlineData("P3", "*", "trace", false)]
    // Never "*": as an answer it would open every method of the URL, and browsers would remember it.
    [InlineData("P3", "*", "*", false)]
    [InlineData("P3", "PUT", "*", false)]
    // Case-sensitive.
    [InlineData("P6", "PATCH", "PATCH", true)]
    [InlineData("P6", "PATCH", "patch", false)]
    [InlineData("P6", "PUT", "put", false)]
    [InlineData("P6", "purge", "purge", true)]
    [InlineData("P6", "purge", "PURGE", false)]
    [InlineData("P6", "*", "patch", true)]
    // Under Browser the safelisted three always pass.
    [InlineData("P6", "PUT", "GET", true)]
    [InlineData("P6", "PUT", "HEAD", true)]
    [InlineData("P6", "PUT", "POST", true)]
    [InlineData("P6", "", "POST", true)]
    [InlineData("P6", "PUT", "get", false)]
    [InlineData("P6", "PUT", "OPTIONS", false)]
    // An upload listener or a stream body asks for a method that needs no permission.
    [InlineData("P7", Default, "GET", true)]
    [InlineData("P7", Default, "HEAD", true)]
    [InlineData("P7", Default, "POST", true)]
    public void A_preflight_names_the_methods_of_the_policy_or_the_requested_one_alone(string rule, string methods, string requested, bool isAllowed)
    {
        foreach (var enforcement in new[] { StrictCorsEnforcement.Browser, StrictCorsEnforcement.Observe })
        {
            var policy = ForApp(web => web.WithMethods(methods.Split(';', StringSplitOptions.RemoveEmptyEntries)).WithEnforcement(enforcement));
            var alone = isAllowed ? requested : null;
            var list = methods is "*" && !isAllowed ? null : methods.Length == 0 ? alone : methods.Replace(";", ", ", StringComparison.Ordinal);

            policy.Evaluate(Preflight(App, requested)).Should().BeEquivalentTo(
                new
                {
                    Kind = CorsRequestKind.Preflight,
                    Outcome = isAllowed ? CorsOutcome.Allowed : CorsOutcome.Denied,
                    Reason = isAllowed ? CorsDenialReason.None : CorsDenialReason.MethodNotAllowed,
                    IsOriginAllowed = true,
                    IsRefused = false,
                    AllowMethods = list,
                    IsForOneRequest = false,
                },
                rule);
            policy.Evaluate(Preflight(App, requested) with { Target = SharedPath }).Should().BeEquivalentTo(
                new { Outcome = isAllowed ? CorsOutcome.Allowed : CorsOutcome.Denied, AllowMethods = alone, IsForOneRequest = true }, "P9");
        }
    }

    [Fact]
    public void P3_Any_method_with_credentials_is_the_requested_one_alone()
    {
        var policy = ForApp(web => web.AllowAnyMethod().AllowCredentials());

        policy.Evaluate(Preflight(App, "PUT")).AllowMethods.Should().Be("PUT");
        policy.Evaluate(Preflight(App, "TRACE")).AllowMethods.Should().BeNull();
    }

    [Theory]
    [InlineData("S3", "PUT", "PUT", true)]
    [InlineData("S3", "PUT", "GET", false)]
    [InlineData("S3", "PUT", "HEAD", false)]
    [InlineData("S3", "PUT", "POST", false)]
    [InlineData("S3", "GET", "HEAD", true)]
    [InlineData("S3", "HEAD", "GET", false)]
    [InlineData("S3", "HEAD", "HEAD", true)]
    [InlineData("S3", "GET", "head", false)]
    [InlineData("S3", "", "GET", false)]
    [InlineData("S3", Default, "POST", true)]
    [InlineData("S3", "*", "DELETE", true)]
    [InlineData("P3", "*", "TRACE", false)]
    [InlineData("P3", "*", "*", false)]
    public void Under_Server_the_methods_are_the_whole_truth(string rule, string methods, string method, bool isAllowed)
    {
        var policy = ForApp(web => web.WithMethods(methods.Split(';', StringSplitOptions.RemoveEmptyEntries))
            .WithEnforcement(StrictCorsEnforcement.Server));
        var expected = new { Outcome = isAllowed ? CorsOutcome.Allowed : CorsOutcome.Denied, Reason = isAllowed ? CorsDenialReason.None
            : CorsDenialReason.MethodNotAllowed, IsOriginAllowed = true };
        var allowMethods = methods is "*" && !isAllowed ? null
            : methods.Length == 0 ? null
            : methods.Replace(";", ", ", StringComparison.Ordinal);

        policy.Evaluate(Preflight(App, method)).Should().BeEquivalentTo(expected, rule)
            .And.BeEquivalentTo(new { AllowMethods = allowMethods, IsRefused = false }, "P4");
        policy.Evaluate(Actual(App, method)).Should().BeEquivalentTo(expected, rule).And.BeEquivalentTo(new { IsRefused = !isAllowed }, rule);
    }
}
