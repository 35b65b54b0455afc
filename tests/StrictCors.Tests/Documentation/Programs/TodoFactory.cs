using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StrictCors.Tests.Documentation.Programs;

/// <summary>The application of <see cref="TestingPage"/>: what a user's project has as <c>WebApplicationFactory&lt;Program&gt;</c>.</summary>
public sealed class TodoFactory : WebApplicationFactory<TodoFactory>
{
    protected override IHostBuilder CreateHostBuilder() => new HostBuilder().ConfigureWebHost(web => web.UseTestServer().ConfigureServices(services =>
    {
        services.AddRouting();
        services.AddStrictCors().AddDefaultPolicy(policy => policy
            .WithOrigins("https://app.example.com")
            .WithMethods("GET", "PUT")
            .WithHeaders("Content-Type")
            .AllowCredentials()
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10)));
    }).Configure(app =>
    {
        app.UseRouting();
        app.UseStrictCors();
        app.UseEndpoints(Map);
    }));

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseContentRoot(AppContext.BaseDirectory);

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/todos/{id:int}", (int id) => id < 100 ? Results.NoContent() : Results.Text("There is no such todo.", statusCode: 404));
        endpoints.MapGet("/me", (HttpRequest request) => request.Cookies["session"] ?? "nobody");
    }
}
