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
    [InlineData("localhost", true, true)]
    [InlineData("localhost", false, false)]
    [InlineData("app.shop.example", true, false)] // over http
    public async Task The_server_gets_a_request_only_with_the_permission_of_the_user(string page, bool isGranted, bool isRead)
    {
        var arrived = new ConcurrentQueue<string>();
        await using var pages = await Site.StartAsync(_ => { }, Infrastructure.Pages.Serve);
        await using var api = await Site.StartAsync(
            services => services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins("http://localhost:*", "http://app.shop.example:*")),
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
        await tab.GoToAsync($"http://{page}:{Site.Port(pages)}");

        var seen = await tab.SendAsync(new($"http://localhost:{Site.Port(api)}/todos"));

        seen.IsRead.Should().Be(isRead);
        arrived.Should().HaveCount(isRead ? 1 : 0);
        if (!isRead)
        {
            (await tab.BlockedAsync()).Should().Contain("blocked by CORS policy").And.Contain("address space").And
                .Contain(page == "localhost" ? "Permission was denied for this request to access the" : "is not a secure context");
        }
    }
}
