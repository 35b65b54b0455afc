using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.BrowserTests.Protocol;

/// <summary>A form of the application's own page, whose referrer policy can take its origin away.</summary>
public sealed class ReferrerPolicyTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData("intranet", "no-referrer", 403)]
    [InlineData("intranet", "same-origin", 200)]
    [InlineData("intranet", "strict-origin-when-cross-origin", 200)]
    [InlineData("localhost", "no-referrer", 200)] // Sec-Fetch-Site: same-origin
    public async Task R3_an_own_form_is_known_by_its_origin(string host, string policy, int status)
    {
        await using var application = await Site.StartAsync(
            services => services.AddStrictCors().AddDefaultPolicy(cors =>
                cors.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Server)),
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Response.Headers["Referrer-Policy"] = policy;
                    return next(context);
                });
                Pages.Serve(app);
                app.UseStrictCors();
                app.MapPost("/save", () => "saved");
            });
        var origin = $"http://{host}:{Site.Port(application)}";
        await using var tab = await Browser.OpenAsync(origin);

        (await tab.PostFormAsync($"{origin}/save")).Status.Should().Be(status);
    }
}
