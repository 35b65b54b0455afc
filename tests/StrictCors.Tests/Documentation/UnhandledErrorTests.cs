using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>The sentence of the README and of the page of endpoints about exceptions that nothing handles.</summary>
public sealed class UnhandledErrorTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData(true, App)]
    [InlineData(false, null)]
    public async Task A6_A_page_reads_an_error_if_something_handles_it(bool isHandled, string? allowed)
    {
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddProblemDetails();
                builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(App));
            },
            app =>
            {
                if (isHandled)
                {
                    app.UseExceptionHandler();
                }

                app.UseStrictCors();
                app.MapGet("/", string () => throw new TimeoutException());
            });

        var response = await host.SendAsync(RawRequest.Get("/").With("Origin", App));

        response.Status.Should().Be(500);
        response.Single("Access-Control-Allow-Origin").Should().Be(allowed);
    }
}
