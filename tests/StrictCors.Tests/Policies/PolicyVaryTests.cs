using StrictCors.Policies;

namespace StrictCors.Tests.Policies;

/// <summary>What the answers of a policy depend on, written once when it is compiled.</summary>
public class PolicyVaryTests
{
    [Theory]
    [InlineData("V1", "https://app.example.com", StrictCorsEnforcement.Browser, null, "Origin")]
    [InlineData("V2", "*", StrictCorsEnforcement.Browser, null, null)]
    [InlineData("S2", "https://app.example.com", StrictCorsEnforcement.Server, null, "Origin, Sec-Fetch-Site")]
    [InlineData("S2", "*", StrictCorsEnforcement.Server, null, "Sec-Fetch-Site")]
    [InlineData("V5", "https://app.example.com", StrictCorsEnforcement.Browser, "X-Tenant", "Origin, X-Tenant")]
    [InlineData("V3", "https://app.example.com", StrictCorsEnforcement.Browser, "origin", "Origin")]
    public void Of_an_actual_response(string rule, string origins, StrictCorsEnforcement enforcement, string? dependsOn, string? vary) =>
        Compile(origins, enforcement, dependsOn).VaryOfActual.Should().Be(vary, rule);

    [Theory]
    [InlineData("V4", "https://app.example.com", StrictCorsEnforcement.Browser, null,
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers")]
    [InlineData("V4", "*", StrictCorsEnforcement.Browser, null, "Access-Control-Request-Method, Access-Control-Request-Headers")]
    [InlineData("S2", "https://app.example.com", StrictCorsEnforcement.Server, null,
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Sec-Fetch-Site")]
    [InlineData("V5", "https://app.example.com", StrictCorsEnforcement.Browser, "X-Tenant",
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, X-Tenant")]
    public void Of_a_preflight(string rule, string origins, StrictCorsEnforcement enforcement, string? dependsOn, string vary) =>
        Compile(origins, enforcement, dependsOn).VaryOfPreflight.Should().Be(vary, rule);

    private static EndpointPolicy Compile(string origins, StrictCorsEnforcement enforcement, string? dependsOn)
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = [origins], Enforcement = enforcement };
        if (dependsOn is not null)
        {
            options.OriginSource = (typeof(object), new() { DependsOnHeaders = [dependsOn] });
        }

        return StrictCorsPolicy.Compile(options).AtEndpoint;
    }
}
