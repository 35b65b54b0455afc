using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>Requests that no policy answers pass untouched: what only a decision needs is not even looked at.</summary>
public sealed class PassedOverTests
{
    private static readonly IReadOnlyList<KeyValuePair<string, string?>> Settings = SettingsJson.Parse("""
        { "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }
        """);

    [Theory]
    [InlineData("/bypassed", 200)]
    [InlineData("/without-policy", 403)]
    [InlineData("/web", 500)]
    public async Task R5_R7_Nobody_asks_for_the_certificate_of_a_handshake_that_is_passed_over(string target, int status)
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Features.Set<ITlsConnectionFeature>(new AskedInVain());
                    return next(context);
                });
                app.UseStrictCors();
                app.MapGet("/bypassed", () => "ran").BypassStrictCors();
                app.MapGet("/without-policy", () => "ran");
                app.MapGet("/web", () => "ran").RequireStrictCors("web");
            },
            Settings);

        var response = await host.SendAsync(RawRequest.Get(target).With("Origin", "https://app.example.com").With("Connection", "Upgrade")
            .With("Upgrade", "websocket"));

        response.Status.Should().Be(status);
    }

    [Fact]
    public async Task A_request_that_was_passed_over_gets_the_headers_of_its_error_page_in_a_context_that_replaces_the_first_one()
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.Use((context, next) => next(new DefaultHttpContext(context.Features) { RequestServices = context.RequestServices }));
                app.UseExceptionHandler("/error");
                app.UseRouting();
                app.UseStrictCors();
                app.MapGet("/without-policy", IResult () => throw new InvalidOperationException("A failure."));
                app.MapGet("/error", () => "sorry").RequireStrictCors("web");
            },
            Settings);

        var response = await host.SendAsync(RawRequest.Get("/without-policy").With("Origin", "https://app.example.com"));

        response.Status.Should().Be(500);
        response.OwnedHeaders.Should().Equal(("Access-Control-Allow-Origin", "https://app.example.com"));
    }

    private sealed class AskedInVain : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
