using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>"Nothing by other ways": what arrives beside the section that AddStrictCors reads.</summary>
public class OtherWaysTests
{
    private const string Section = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://old.example" ],"""
        + """ "AllowCredentials": true } } } }""";

    public static TheoryData<string, Action<WebApplicationBuilder>> Bindings => new()
    {
        { "Configure", builder => builder.Services.Configure<StrictCorsOptions>(builder.Configuration.GetSection("StrictCors")) },
        { "Bind", builder => builder.Services.AddOptions<StrictCorsOptions>().Bind(builder.Configuration.GetSection("StrictCors")) },
        { "BindConfiguration", builder => builder.Services.AddOptions<StrictCorsOptions>().BindConfiguration("StrictCors") },
        { "another section", builder => builder.Services.Configure<StrictCorsOptions>(builder.Configuration.GetSection("Other")) },
        { "Bind in Configure", builder => builder.Services.Configure<StrictCorsOptions>(options =>
            builder.Configuration.GetSection("StrictCors").Bind(options)) },
        { "Bind in PostConfigure", builder => builder.Services.PostConfigure<StrictCorsOptions>(options =>
            builder.Configuration.Bind("StrictCors", options)) },
    };

    [Theory]
    [MemberData(nameof(Bindings))]
    public async Task Options_bound_a_second_time_are_a_problem(string way, Action<WebApplicationBuilder> bind)
    {
        foreach (var higher in new[] { """[ "https://new.example" ]""", "\"https://new.example\"" })
        {
            foreach (var isFirst in new[] { true, false })
            {
                var problem = await Configured.SingleProblemAsync(SettingsJson.Parse(Section), builder =>
                {
                    builder.Configuration.AddInMemoryCollection(SettingsJson.Parse(Configured.Policy($""" "AllowedOrigins": {higher} """)));
                    (isFirst ? bind : null)?.Invoke(builder);
                    builder.Services.AddStrictCors();
                    (isFirst ? null : bind)?.Invoke(builder);
                });

                (problem.Code, problem.Path).Should().Be(("SC1015", "StrictCors"), "of {0}", way);
            }
        }
    }

    [Fact]
    public async Task And_every_other_problem_is_reported_once()
    {
        var problems = await Configured.ProblemsAsync(
            Configured.Policy(""" "AllowedOrigins": [ "https://a.example/", "https://a.example" ] """), builder =>
        {
            builder.Services.AddStrictCors();
            builder.Services.AddOptions<StrictCorsOptions>().BindConfiguration("StrictCors");
        });

        problems.Select(problem => problem.Code).Should().Equal("SC1015", "SC1111");
    }

    [Fact]
    public async Task Code_that_changes_a_list_is_meant_to()
    {
        (await Configured.ProblemsAsync(Section, builder =>
        {
            builder.Services.AddStrictCors();
            builder.Services.Configure<StrictCorsOptions>(options => options.Policies["web"].AllowedOrigins.Add("https://code.example"));
            builder.Services.PostConfigure<StrictCorsOptions>(options => options.Policies["web"].AllowedMethods = ["PUT"]);
            builder.Services.Configure<StrictCorsOptions>("another name", builder.Configuration.GetSection("StrictCors"));
        })).Should().BeEmpty();
    }

    [Fact]
    public void Code_is_the_source_of_what_it_changes()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Add(Layers.Json(Section)).Build());
        services.AddStrictCors();
        services.Configure<StrictCorsOptions>(options => options.Policies["web"].AllowedMethods.Add("PUT"));
        services.PostConfigure<StrictCorsOptions>(options => options.Policies["web"].ExposedHeaders = ["ETag"]);

        Layers.WebOf(services.BuildServiceProvider()).ListProviders.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["AllowedOrigins"] = "MemoryConfigurationProvider",
            ["AllowedMethods"] = "code",
            ["ExposedHeaders"] = "code",
        });
    }

    [Fact]
    public async Task The_log_names_code_too()
    {
        var result = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddStrictCors();
                builder.Services.PostConfigure<StrictCorsOptions>(options => options.Policies["web"].AllowedOrigins.Add("https://code.example"));
            },
            app => app.UseStrictCors(),
            SettingsJson.Parse(Section));

        result.Logs.GetSnapshot().Should().ContainSingle(record => record.Id.Name == "ListProvider").Which.Message.Should()
            .Be("The policy 'web' takes AllowedOrigins from code.");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("Disable")]
    public async Task A_word_of_YARP_is_no_name_beside_YARP(string name)
    {
        var json = $$"""{ "StrictCors": { "Policies": { "{{name}}": { "AllowedOrigins": "*" } } } }""";

        (await Configured.ProblemsAsync(json)).Should().BeEmpty();
        foreach (var inCode in new[] { true, false })
        {
            var problem = await Configured.SingleProblemAsync(inCode ? "{}" : json, builder =>
            {
                var cors = builder.Services.AddStrictCors();
                _ = inCode ? cors.AddPolicy(name, policy => policy.AllowAnyOrigin()) : cors;
                builder.Services.AddReverseProxy();
            });

            (problem.Code, problem.Path, problem.Value).Should().Be(("SC1018", $"StrictCors:Policies:{name}", name));
        }
    }

    [Fact]
    public async Task A_name_has_no_semicolon()
    {
        var inSection = await Configured.SingleProblemAsync("""{ "StrictCors": { "Policies": { "a;b": { "AllowedOrigins": "*" } } } }""");
        var inCode = await Configured.SingleProblemAsync("{}", builder =>
            builder.Services.AddStrictCors().AddPolicy("a;", policy => policy.AllowAnyOrigin()));

        (inSection.Code, inCode.Code).Should().Be(("SC1017", "SC1017"));
    }

    [Theory]
    [InlineData("""{ "StrictCors": { "Db": "@" } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "Db": "@" } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "Db": "@" } } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "Db": { "AllowedOrigins": "@" } } } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "AllowedMethods": { "Db": "@" } } } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "AllowedMethods": [ { "Db": "@" } ] } } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "web": { "AllowCredentials": { "Db": "@" } } } } }""")]
    [InlineData("""{ "StrictCors": { "DefaultPolicy": { "Db": "@" } } }""")]
    [InlineData("""{ "StrictCors": { "AllowedOrigins": "@" } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "AllowedOrigins": "@" } } }""")]
    [InlineData("""{ "StrictCors": { "Policies": { "": "@" } } }""")]
    public async Task The_value_of_an_unknown_key_is_never_shown(string json)
    {
        const string Secret = "Server=db;Password=hunter2";
        var result = await HostStart.TryStartAsync(builder => builder.Services.AddStrictCors(), app => app.UseStrictCors(),
            SettingsJson.Parse(json.Replace("@", Secret, StringComparison.Ordinal)));

        result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should()
            .OnlyContain(problem => !problem.ToString().Contains("hunter2"));
        result.Error!.ToString().Should().NotContain("hunter2");
        result.Logs.GetSnapshot().Should().OnlyContain(record => !record.Message.Contains("hunter2"));
    }
}
