using Asp.Versioning.Builder;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints.Building;

/// <summary>The endpoints of a versioned API have a source of a package. It builds each of them twice for a reader.</summary>
public sealed class VersionedEndpointsTests
{
    private int _built;

    [Fact]
    public async Task A_start_builds_them_as_often_as_without_StrictCors()
    {
        var without = await CountAsync(strict: false);
        var with = await CountAsync(strict: true);

        without.Should().BePositive();
        with.Should().Be(without);
    }

    private async Task<int> CountAsync(bool strict)
    {
        _built = 0;
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddApiVersioning();
                if (strict)
                {
                    builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));
                }
            },
            app =>
            {
                if (strict)
                {
                    app.UseStrictCors();
                }

                app.NewVersionedApi().MapGroup("/v{version:apiVersion}").HasApiVersion(1.0).MapGet("/x", (string? query) => query ?? "none")
                    .Add(_ => _built++);
            });

        (await host.Client.GetStringAsync("/v1/x")).Should().Be("none");
        return _built;
    }
}
