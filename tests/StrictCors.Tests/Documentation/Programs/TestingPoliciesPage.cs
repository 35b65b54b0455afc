using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using StrictCors.Testing;

namespace StrictCors.Tests.Documentation.Programs;

/// <summary>The tests of policies that the page about testing shows, run.</summary>
public sealed class TestingPoliciesPage(StoreFactory factory) : IClassFixture<StoreFactory>
{
    #region Tests of policies
    [Theory]
    [InlineData("/todos", "https://app.example.com", true)]
    [InlineData("/todos", "https://app-pr-7.example.com", true)]
    [InlineData("/todos", "https://app.example.com.evil.example", false)]
    [InlineData("/prices", "https://shop.partner.example", true)]
    [InlineData("/prices", "https://app.example.com", false)]
    public async Task Who_may_read(string path, string page, bool isAllowed)
    {
        using var browser = factory.CreateDefaultClient(new BrowserHandler(page));

        var error = await Record.ExceptionAsync(() => browser.GetStringAsync($"https://api.example.com{path}"));

        Assert.Equal(isAllowed, error is not CorsException);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public void The_settings_have_no_mistake(string environment)
    {
        using var application = factory.WithWebHostBuilder(host => host.UseEnvironment(environment));

        using var client = application.CreateClient();      // StrictCorsConfigurationException lists all mistakes
    }

    [Fact]
    public async Task A_test_can_have_a_list_of_its_own()
    {
        using var application = factory.WithWebHostBuilder(host => host.ConfigureAppConfiguration((_, settings) => settings.AddInMemoryCollection(
            [new("StrictCors:Policies:web:AllowedOrigins", "https://one.example;https://two.example")])));
        using var browser = application.CreateDefaultClient(new BrowserHandler("https://two.example"));

        Assert.Equal("…", await browser.GetStringAsync("https://api.example.com/todos"));
    }
    #endregion
}
