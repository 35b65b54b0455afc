using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>The stack trace of an exception of the application shows the application's frames.</summary>
public sealed class StackTraceTests
{
    [Theory]
    [InlineData("GET", "/throws")]
    [InlineData("GET", "/tenants")]
    [InlineData("OPTIONS", "/own")]
    public async Task Frames_of_the_middleware_are_hidden(string method, string target)
    {
        string? trace = null;
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddScoped<Tenants>().AddStrictCors(cors =>
            {
                cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                cors.AddPolicy("tenants", policy => policy.WithOriginSource<Tenants>());
            }),
            app =>
            {
                app.Use(async (context, next) =>
                {
                    try
                    {
                        await next(context);
                    }
                    catch (TimeoutException exception)
                    {
                        trace = exception.StackTrace;
                    }
                });
                app.UseRouting();
                app.UseStrictCors();
                app.MapGet("/throws", Throw);
                app.MapGet("/tenants", Throw).RequireStrictCors("tenants");
                app.MapMethods("/own", ["PUT", "OPTIONS"], Throw).BypassStrictCors();
            });

        await host.SendAsync(RawRequest.Method(method, target).With("Origin", "https://tenant.test").With("Access-Control-Request-Method", "PUT"));

        trace.Should().Contain(nameof(Throw)).And.NotContain("at StrictCors.Middleware").And.NotContain("at StrictCors.Startup");
    }

    private static async Task<string> Throw()
    {
        await Task.Yield();
        throw new TimeoutException();
    }

    private sealed class Tenants : IStrictCorsOriginSource
    {
        public async ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return true;
        }
    }
}
