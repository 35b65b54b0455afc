using CsCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Endpoints.PolicyProviderHost;

namespace StrictCors.Tests.Endpoints;

/// <summary>The provider beside AddCors, and beside one of the application's own.</summary>
public sealed class PolicyProviderRegistrationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_not_ours_is_the_question_of_AddCors_called_before_or_after(bool before)
    {
        await using var host = await StartAsync(builder => AddCors(builder.Services), before);

        (await AskAsync(host, null))!.Origins.Should().Equal("https://default.example.com");
        (await AskAsync(host, "web"))!.Origins.Should().Equal(App);
        (await AskAsync(host, "theirs"))!.Origins.Should().Equal("https://theirs.example.com");
        (await AskAsync(host, "observed"))!.Origins.Should().Equal("https://theirs-observed.example.com");
        (await AskAsync(host, "unknown")).Should().BeNull();
        (await AskAsync(host, "Default")).Should().BeNull();

        // Somebody who knows the framework's own name of its default policy asks for that one.
        (await AskAsync(host, "__DefaultCorsPolicy"))!.Origins.Should().Equal("https://theirs-default.example.com");
    }

    [Fact]
    public async Task Without_a_default_policy_of_ours_null_is_theirs()
    {
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                AddCors(builder.Services);
                builder.Services.AddStrictCors(cors => cors.AddPolicy("web", policy => policy.WithOrigins(App)));
            },
            app => app.UseStrictCors());

        (await AskAsync(host, null))!.Origins.Should().Equal("https://theirs-default.example.com");
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task A_provider_of_the_applications_own_keeps_its_lifetime(ServiceLifetime lifetime)
    {
        // Development: scopes are validated there.
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.Add(new ServiceDescriptor(typeof(PerScope), typeof(PerScope), lifetime));
                builder.Services.Add(new ServiceDescriptor(typeof(ICorsPolicyProvider), typeof(OwnProvider), lifetime));
                builder.Services.AddStrictCors(cors => cors.AddPolicy("web", policy => policy.WithOrigins(App)));
            },
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/ask", async (HttpContext context, ICorsPolicyProvider provider) =>
                    (await provider.GetPolicyAsync(context, "own"))!.Origins.Single());
            },
            environment: "Development");

        var first = await host.Client.GetStringAsync("/ask");
        var second = await host.Client.GetStringAsync("/ask");

        (first == second).Should().Be(lifetime == ServiceLifetime.Singleton);
    }

    [Fact]
    public async Task A_provider_that_the_application_has_made_itself_or_keeps_under_a_key()
    {
        foreach (var factory in new[] { true, false })
        {
            var own = new OwnProvider(new PerScope());
            await using var host = await StartAsync(builder =>
            {
                _ = factory ? builder.Services.AddSingleton<ICorsPolicyProvider>(_ => own) : builder.Services.AddSingleton<ICorsPolicyProvider>(own);
                builder.Services.AddKeyedSingleton<ICorsPolicyProvider>("not the framework's", (_, _) =>
                    throw new InvalidOperationException("nobody asks for it"));
            });

            (await AskAsync(host, "own"))!.Origins.Should().Equal((await own.GetPolicyAsync(new DefaultHttpContext(), null))!.Origins);
            (await AskAsync(host, "web"))!.Origins.Should().Equal(App);
        }
    }

    [Fact]
    public async Task UseCors_beside_us_answers_with_its_own_policies()
    {
        await using var host = await StartAsync(builder => AddCors(builder.Services), use: app =>
        {
            app.UseCors("theirs");
            app.MapGet("/theirs", () => "");
        }, useOurs: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/theirs") { Headers = { { "Origin", "https://theirs.example.com" } } };

        using var response = await host.Client.SendAsync(request);

        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("https://theirs.example.com");
    }

    private sealed class PerScope
    {
        public string Origin { get; } = $"https://{Guid.NewGuid():n}.example";
    }

    private sealed class OwnProvider(PerScope scope) : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
            Task.FromResult<CorsPolicy?>(new CorsPolicyBuilder(scope.Origin).Build());
    }
}
