using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Infrastructure;
using HandMade = StrictCors.Explanations.HandMadePreflight;

namespace StrictCors.Tests.Explanations;

/// <summary>D3a: somebody writes a preflight by hand and misspells it. It is then no preflight, and the log names what is wrong.</summary>
public sealed class HandMadePreflightTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData("Access-Control-Request-Methods")]
    [InlineData("Access-Control-Requested-Method")]
    [InlineData("Access-Control-Allow-Methods")]
    [InlineData("access-control-request-metod")]
    [InlineData("AccessControlRequestMethod")]
    [InlineData("Access_Control_Request_Method")]
    [InlineData("Access-Control-Method")]
    [InlineData("Request-Method")]
    public void D3a_a_misspelt_header_is_named(string name)
    {
        HandMade.FindMistake(hasOrigin: true, ["Host", name]).Should().Be($"it has '{name}', and the header is Access-Control-Request-Method.");
        HandMade.FindMistake(hasOrigin: false, [name]).Should().EndWith(" It needs Origin, too.");
    }

    [Theory]
    [InlineData(true, "Host", "Accept", "Cache-Control", "Connection", "X-HTTP-Method-Override", "Access-Control-Request-Private-Network")]
    [InlineData(true, "Access-Control-Request-Method", "Access-Control-Request-Headers")]
    [InlineData(false, "Host")]
    public void D3a_what_is_no_slip_is_not_named(bool hasOrigin, params string[] names) => HandMade.FindMistake(hasOrigin, names).Should().BeNull();

    [Theory]
    [InlineData(false, "Access-Control-Request-Method", "it has Access-Control-Request-Method, and no Origin. Browsers send both.")]
    [InlineData(true, "Access-Control-Request-Headers",
        "it has Access-Control-Request-Headers, and no Access-Control-Request-Method. Browsers send both.")]
    [InlineData(true, "Access-Control-Request-Header", null)]
    public void D3a_what_is_missing_is_named(bool hasOrigin, string name, string? mistake) =>
        HandMade.FindMistake(hasOrigin, [name]).Should().Be(mistake);

    [Theory]
    [InlineData(StrictCorsEnforcement.Browser)]
    [InlineData(StrictCorsEnforcement.Server)]
    [InlineData(StrictCorsEnforcement.Observe)]
    public async Task D3a_the_log_names_it_once_and_the_right_spelling_is_a_preflight(StrictCorsEnforcement enforcement)
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(App).WithMethods("PUT")
                .WithEnforcement(enforcement))),
            app =>
            {
                app.UseStrictCors();
                app.MapPut("/todos", () => "put");
            });
        var request = RawRequest.Method("OPTIONS", "/todos").With("Origin", App);

        await host.SendAsync(request.With("Access-Control-Request-Methods", "PUT"));
        await host.SendAsync(request.With("Access-Control-Request-Methods", "PUT"));
        await host.SendAsync(request);
        var preflight = await host.SendAsync(request.With("Access-Control-Request-Method", "PUT"));

        host.Logs.GetSnapshot().Should().ContainSingle(log => log.Id.Name == "NotAPreflight").Which.Message.Should().Be($"OPTIONS /todos from "
            + $"{App} is not a "
            + "preflight: it has 'Access-Control-Request-Methods', and the header is Access-Control-Request-Method.");
        preflight.AllowMethods().Should().Be(enforcement == StrictCorsEnforcement.Observe ? null : "PUT");
    }
}
