using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>Configure, PostConfigure and AddStrictCors in any order and number build on the section.</summary>
public class ConfigureAndSectionTests
{
    private const string Section =
        """{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://web.example" ] } } } }""";

    [Fact]
    public async Task Configure_before_and_after_AddStrictCors_builds_on_the_section()
    {
        var options = await OptionsAsync(Section, services =>
        {
            services.Configure<StrictCorsOptions>(options => Note(options, "before"));
            services.AddStrictCors(options => Note(options, "inside"));
            services.Configure<StrictCorsOptions>(options => Note(options, "after"));
        });

        options.Policies["web"].AllowedOrigins.Should()
            .Equal("https://web.example", "https://before.example", "https://inside.example", "https://after.example");

        static void Note(StrictCorsOptions options, string when) => options.Policies["web"].AllowedOrigins.Add($"https://{when}.example");
    }

    [Fact]
    public async Task PostConfigure_edits_what_is_there()
    {
        var options = await OptionsAsync(Section, services =>
        {
            services.PostConfigure<StrictCorsOptions>(options =>
            {
                options.Policies["WEB"].AllowedOrigins = ["https://edited.example"];
                options.Policies["api"].AllowCredentials = true;
            });
            services.AddStrictCors(options => options.AddPolicy("api", policy => policy.WithOrigins("https://api.example")));
        });

        options.Policies["web"].AllowedOrigins.Should().Equal("https://edited.example");
        options.Policies["api"].AllowCredentials.Should().BeTrue();
    }

    [Fact]
    public async Task And_what_it_writes_is_checked()
    {
        var problem = await Configured.SingleProblemAsync(Section, builder =>
        {
            builder.Services.AddStrictCors();
            builder.Services.PostConfigure<StrictCorsOptions>(options => options.Policies["web"].AllowedOrigins.Add("https://app.example.com:443"));
        });

        problem.Code.Should().Be("SC1114");
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:1");
    }

    [Fact]
    public async Task AddStrictCors_twice_is_once()
    {
        var options = await OptionsAsync(Section, services =>
        {
            services.AddStrictCors().AddPolicy("api", policy => policy.WithOrigins("https://api.example"));
            services.AddStrictCors().AddPolicy("public", policy => policy.AllowAnyOrigin());
        });

        options.Policies.Keys.Should().BeEquivalentTo("web", "api", "public");
        options.Policies["web"].AllowedOrigins.Should().Equal("https://web.example");
    }

    [Fact]
    public async Task A_section_that_was_named_stays_when_a_library_calls_AddStrictCors_without_one()
    {
        const string Both = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": "*" } } }, "Cors": { "Policies": { "named": {"""
            + """ "AllowedOrigins": "*" } } } }""";

        (await OptionsAsync(Both, (services, configuration) =>
        {
            services.AddStrictCors(configuration.GetSection("Cors"));
            services.AddStrictCors();
            services.AddStrictCors(options => options.AddPolicy("code", policy => policy.AllowAnyOrigin()));
        })).Policies.Keys.Should().BeEquivalentTo("named", "code");

        (await OptionsAsync(Both, (services, configuration) =>
        {
            services.AddStrictCors();
            services.AddStrictCors(configuration.GetSection("Cors"));
        })).Policies.Keys.Should().Equal("named");
    }

    private static Task<StrictCorsOptions> OptionsAsync(string json, Action<IServiceCollection> configure) =>
        OptionsAsync(json, (services, _) => configure(services));

    /// <summary>The options of an application that starts.</summary>
    private static async Task<StrictCorsOptions> OptionsAsync(string json, Action<IServiceCollection, IConfiguration> configure)
    {
        await using var host = await KestrelHost.StartAsync(builder => configure(builder.Services, builder.Configuration), app =>
            app.UseStrictCors(), SettingsJson.Parse(json));
        return host.Services.GetRequiredService<IOptions<StrictCorsOptions>>().Value;
    }
}
