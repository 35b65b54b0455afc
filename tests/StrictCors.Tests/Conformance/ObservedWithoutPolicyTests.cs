using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>W4 if all policies only observe.</summary>
public sealed class ObservedWithoutPolicyTests
{
    [Theory]
    [InlineData(true, 101)]
    [InlineData(false, 403)]
    public async Task W4_Where_all_policies_observe_a_handshake_without_policy_is_recorded_and_not_refused(bool allObserve, int status)
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors =>
            {
                cors.AddPolicy("a", policy => policy.WithOrigins("https://a.example").WithEnforcement(StrictCorsEnforcement.Observe));
                cors.AddPolicy("b", policy => policy.WithOrigins("https://b.example")
                    .WithEnforcement(allObserve ? StrictCorsEnforcement.Observe : StrictCorsEnforcement.Browser));
            }),
            app =>
            {
                app.UseStrictCors();
                app.UseWebSockets();
                app.Map("/socket", async context =>
                {
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                });
            });

        var response = await host.SendAsync(RawRequest.Get("/socket").Handshake().With("Origin", "https://evil.example"));

        response.Status.Should().Be(status);
        response.VaryMembers.Should().HaveCount(allObserve ? 0 : 1);
        host.Logs.GetSnapshot().Should().ContainSingle(record => record.Message.Contains("https://evil.example"));
    }
}
