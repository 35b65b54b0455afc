using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation.Programs;

/// <summary>The application of <see cref="TestingPoliciesPage"/>: the program of the README with its settings.</summary>
public sealed class StoreFactory : WebApplicationFactory<StoreFactory>
{
    protected override IHostBuilder CreateHostBuilder() => new HostBuilder()
        .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(SettingsJson.Parse(Pages.Readme.Blocks("json")[0])))
        .ConfigureWebHost(web => web.UseTestServer()
            .ConfigureServices(services =>
            {
                services.AddRouting();
                services.AddStrictCors();
            })
            .Configure(app =>
            {
                app.UseRouting();
                app.UseStrictCors();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapGet("/todos", () => "…");
                    endpoints.MapGet("/prices", () => "…").RequireStrictCors("partner");
                });
            }));

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseContentRoot(AppContext.BaseDirectory);
}
