using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Startup;

namespace StrictCors.Tests.MovingOver;

/// <summary>An <c>ICorsPolicyProvider</c> of the application, which <c>UseStrictCors</c> does not query.</summary>
public sealed class IgnoredProviderTests
{
    public static TheoryData<Action<IServiceCollection>, string> Providers => new()
    {
        { services => services.AddSingleton<ICorsPolicyProvider, OwnProvider>(), nameof(OwnProvider) },
        { services => services.AddScoped<ICorsPolicyProvider, OwnProvider>(), nameof(OwnProvider) },
        { services => services.AddSingleton<ICorsPolicyProvider>(new OwnProvider()), nameof(OwnProvider) },
        { services => services.AddTransient<ICorsPolicyProvider>(_ => new OwnProvider()), "(a factory)" },
    };

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_provider_that_is_ignored_is_a_warning(Action<IServiceCollection> add, string name)
    {
        foreach (var isFirst in (bool[])[true, false])
        {
            var start = await HostStart.TryStartAsync(
                builder =>
                {
                    if (isFirst)
                    {
                        add(builder.Services);
                    }

                    builder.Services.AddStrictCors();
                    builder.Services.AddCors();
                    if (!isFirst)
                    {
                        add(builder.Services);
                    }
                },
                app => app.UseStrictCors(),
                SettingsJson.Parse(Starting.Json));

            start.Error.Should().BeNull();
            start.Logs.GetSnapshot().Should().ContainSingle(entry => entry.Message.Contains("SC3030") && entry.Message.Contains(name));
        }
    }

    [Fact]
    public async Task It_is_not_ignored_if_its_paths_are_left_to_it()
    {
        (await WarningsAsync(Starting.WithoutDefault, app => app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/connect"), branch => branch.UseStrictCors("web")))).Should().BeEmpty();
    }

    [Fact]
    public async Task Nor_while_StrictCors_only_observes()
    {
        var observing = Starting.Json.Replace("\" ] }", "\" ], \"Enforcement\": \"Observe\" }", StringComparison.Ordinal);

        (await WarningsAsync(observing, app => app.UseStrictCors())).Should().BeEmpty();
    }

    [Fact]
    public async Task The_provider_of_the_framework_is_no_warning()
    {
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddCors();
                builder.Services.AddStrictCors();
            },
            app => app.UseStrictCors(),
            SettingsJson.Parse(Starting.Json));

        start.Logs.GetSnapshot().Should().NotContain(entry => entry.Message.Contains("SC3030"));
    }

    private static async Task<IEnumerable<string>> WarningsAsync(string json, Action<WebApplication> app)
    {
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddSingleton<ICorsPolicyProvider, OwnProvider>();
                builder.Services.AddStrictCors();
            },
            app,
            SettingsJson.Parse(json));

        start.Error.Should().BeNull();
        return start.Logs.GetSnapshot().Select(entry => entry.Message).Where(message => message.Contains("SC3030"));
    }

    private sealed class OwnProvider : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult<CorsPolicy?>(null);
    }
}
