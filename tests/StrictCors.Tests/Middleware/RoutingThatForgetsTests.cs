using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>Routing has code of the application in it, and is asked once more for the request that a preflight asks for.</summary>
public sealed class RoutingThatForgetsTests
{
    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://other.example.com", null)]
    public async Task R6_A_preflight_is_decided_about_the_origin_that_came_whatever_routing_did_to_it(string origin, string? allowed)
    {
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddStrictCors(cors =>
                    cors.AddPolicy("web", policy => policy.WithOrigins("https://app.example.com").WithMethods("PUT")));
                builder.Services.AddSingleton<MatcherPolicy, Forgetful>();
            },
            app =>
            {
                app.UseStrictCors();
                app.MapPut("/x", () => "ran").RequireStrictCors("web");
            });

        var response = await host.SendAsync(RawRequest.Preflight("/x", origin, "PUT"));

        response.Status.Should().Be(204);
        response.VaryMembers.Should().Contain("Origin");
        response.Single("Access-Control-Allow-Origin").Should().Be(allowed);
        response.Single("Access-Control-Allow-Methods").Should().Be(allowed is null ? null : "PUT");
    }

    /// <summary>Removes <c>Origin</c> where the requested method is routed, not where the preflight itself is.</summary>
    private sealed class Forgetful : MatcherPolicy, IEndpointSelectorPolicy
    {
        public override int Order => 0;

        public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

        public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
        {
            if (!HttpMethods.IsOptions(httpContext.Request.Method))
            {
                httpContext.Request.Headers.Remove("Origin");
            }

            return Task.CompletedTask;
        }
    }
}
