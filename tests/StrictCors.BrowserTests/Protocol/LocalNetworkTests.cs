using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace StrictCors.BrowserTests.Protocol;

/// <summary>Local Network Access: a page of the internet calls the own computer. The browser reports an error of CORS, and the server gets no
/// request.</summary>
public sealed class LocalNetworkTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_server_gets_a_request_only_with_the_permission_of_the_user(bool isGranted)
    {
        var arrived = new ConcurrentQueue<string>();
        await using var pages = await Site.StartAsync(_ => { }, Infrastructure.Pages.Serve);
        await using var api = await Site.StartAsync(
            services => services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins("http://localhost:*")),
            app =>
            {
                app.Use((context, next) =>
                {
                    arrived.Enqueue(context.Request.Method);
                    return next(context);
                });
                app.UseStrictCors();
                app.MapGet("/todos", () => "read");
            });
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.ExecutablePath,
            Args = [.. Chromium.Flags, $"--ip-address-space-overrides=127.0.0.1:{Site.Port(pages)}=public"],
        });
        await using var context = await chromium.NewContextAsync(new() { Permissions = isGranted ? ["local-network-access"] : [] });
        await using var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoToAsync($"http://localhost:{Site.Port(pages)}");

        var seen = await tab.SendAsync(new($"http://localhost:{Site.Port(api)}/todos"));

        seen.IsRead.Should().Be(isGranted);
        arrived.Should().HaveCount(isGranted ? 1 : 0);
        if (!isGranted)
        {
            (await tab.BlockedAsync()).Should().Contain("Permission was denied for this request to access the").And.Contain("address space");
        }
    }
}
