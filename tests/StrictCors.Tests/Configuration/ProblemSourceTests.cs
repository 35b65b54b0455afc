using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace StrictCors.Tests.Configuration;

/// <summary>configuration.md, "Where a problem is": each names the file, the environment variable, user secrets, the command line, or the call
/// in code, and speaks of code if that is where the value is.</summary>
public sealed class ProblemSourceTests : IDisposable
{
    private const string Wrong = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } } }""";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("strictcors-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("", "appsettings.Test.json", "appsettings.Test.json")]
    [InlineData(".microsoft/usersecrets/1", "secrets.json", "user secrets (secrets.json)")]
    public async Task A_file(string folder, string name, string source)
    {
        var directory = _directory.CreateSubdirectory(folder.Length == 0 ? "." : folder);
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, name), Wrong);
        using var files = new PhysicalFileProvider(directory.FullName, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None);

        var problem = await ProblemAsync(configuration => configuration.AddJsonFile(files, name, optional: false, reloadOnChange: false));

        problem.Source.Should().Be(source);
        problem.Suggestion.Should().Be("https://a.example");
    }

    [Theory]
    [InlineData("StrictCors__Policies__web__AllowedOrigins", "https://a.example,https://b.example", "https://a.example;https://b.example")]
    [InlineData("StrictCors__AllowedOrigins", "https://a.example", "@StrictCors__Policies__web__AllowedOrigins")]
    [InlineData("StrictCors__Policies__AllowedOrigins", "https://a.example", "@StrictCors__Policies__web__AllowedOrigins")]
    [InlineData("StrictCors__web__AllowedOrigins", "https://a.example", "@StrictCors__Policies__web__…")]
    [InlineData("StrictCors__Policies__group__web__AllowedOrigins", "https://a.example", "@StrictCors__Policies__web__…")]
    [InlineData("STRICTCORS__POLICIES__WEB__ALLOWEDORIGINS__0", "https://a.example/", "https://a.example")]
    [InlineData("StrictCors__Policies__web__AllowedOrigins__0", "https://a.example,https://b.example",
        "@StrictCors__Policies__web__AllowedOrigins__0=https://a.example and @StrictCors__Policies__web__AllowedOrigins__1=https://b.example")]
    public async Task An_environment_variable(string name, string value, string suggestion)
    {
        var prefix = $"P{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable(prefix + name, value);
        try
        {
            var problem = await ProblemAsync(configuration => configuration.AddEnvironmentVariables(prefix));

            problem.Source.Should().Be($"the environment variable {prefix}{name}");
            problem.Suggestion.Should().BeEquivalentTo(suggestion.Replace("@", prefix, StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable(prefix + name, null);
        }
    }

    [Fact]
    public async Task The_command_line()
    {
        var problem = await ProblemAsync(configuration => configuration.AddCommandLine(
            ["--StrictCors:Policies:web:AllowedOrigins=https://a.example, https://b.example"]));

        problem.Source.Should().Be("the command line: --StrictCors:Policies:web:AllowedOrigins");
        problem.Suggestion.Should().Be("https://a.example;https://b.example");
    }

    // The value that counts is the one of the highest layer, and a missing key belongs to the layer of its policy.
    [Fact]
    public async Task Of_several_layers_the_one_that_counts()
    {
        var problems = await Configured.ProblemsAsync([], builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("StrictCors:Policies:web:PreflightMaxAge", "00:10:00")]);
            builder.Configuration.AddCommandLine(["--StrictCors:Policies:web:PreflightMaxAge=600"]);
            builder.Services.AddStrictCors();
        });

        problems.Select(problem => (problem.Code, problem.Source)).Should().BeEquivalentTo(new[]
        {
            ("SC1502", "the command line: --StrictCors:Policies:web:PreflightMaxAge"),
            ("SC1101", "the command line: --StrictCors:Policies:web"),
        });
    }

    [Fact]
    public async Task The_call_in_code_in_the_words_of_code()
    {
        var problems = await Configured.ProblemsAsync([], builder => builder.Services.AddStrictCors(options =>
        {
            options.AddPolicy("web", policy => policy.AllowAnyOrigin().AllowCredentials());
            options.AddDefaultPolicy(policy => policy.WithOrigins("http://a.example", "null").AllowCredentials());
            options.AddPolicy("empty", policy => policy.WithMethods("GET"));
        }));

        problems.Select(problem => (problem.Source, problem.Suggestion)).Should().BeEquivalentTo(new[]
        {
            ("AddPolicy(\"web\", …)", "list the origins, or remove .AllowCredentials()"),
            ("AddDefaultPolicy(…)", "https://a.example, or call .DangerouslyAllowInsecureOrigins()"),
            ("AddDefaultPolicy(…)", "remove the entry, or remove .AllowCredentials() and call .DangerouslyAllowNullOrigin()"),
            ("AddPolicy(\"empty\", …)",
                ".WithOrigins(\"https://app.example.com\"), or .WithEnforcement(StrictCorsEnforcement.Server) if only the own origin may use it"),
        });
    }

    [Fact]
    public async Task Code_that_changes_the_section()
    {
        var problem = await Configured.SingleProblemAsync(
            Configured.PolicyWith("\"AllowedMethods\": [ \"GET\" ]"),
            builder =>
            {
                builder.Services.AddStrictCors();
                builder.Services.PostConfigure<StrictCorsOptions>(options => options.Policies["web"].AllowedMethods.Add("put"));
            });

        problem.Source.Should().Be("code that configures StrictCorsOptions");
    }

    public static TheoryData<string, string, Action<StrictCorsPolicyBuilder>> Nulls => new()
    {
        { "AllowedOrigins", "WithOrigins", policy => policy.WithOrigins(null!) },
        { "AllowedOrigins", "WithOrigins", policy => policy.WithOrigins(Missing!) },
        { "AllowedOrigins", "WithOrigins", policy => policy.WithOrigins("https://a.example", Missing!, Missing!) },
        { "AllowedMethods", "WithMethods", policy => policy.WithOrigins("https://a.example").WithMethods(null!) },
        { "AllowedMethods", "WithMethods", policy => policy.WithOrigins("https://a.example").WithMethods(Missing!) },
        { "AllowedHeaders", "WithHeaders", policy => policy.WithOrigins("https://a.example").WithHeaders(Missing!) },
        { "ExposedHeaders", "WithExposedHeaders", policy => policy.WithOrigins("https://a.example").WithExposedHeaders(Missing!) },
        { "ExemptPaths", "WithExemptPaths", policy => policy.WithOrigins("https://a.example").WithExemptPaths(null!) },
    };

    private static string? Missing => new ConfigurationBuilder().Build()["Missing"];

    // One problem, not a second one about the list that is empty because of it.
    [Theory]
    [MemberData(nameof(Nulls))]
    public async Task Null_in_code_names_the_call(string key, string method, Action<StrictCorsPolicyBuilder> configure)
    {
        var problem = await Configured.SingleProblemAsync([], builder => builder.Services.AddStrictCors().AddPolicy("web", configure));

        problem.Code.Should().Be("SC1020");
        problem.Path.Should().Be($"StrictCors:Policies:web:{key}");
        problem.Source.Should().Be("AddPolicy(\"web\", …)");
        problem.Message.Should().StartWith($".{method}(…) received null");
    }

    // A mistake has one problem: what refers to policies that are not there has no second one.
    [Theory]
    [InlineData("{}", "SC1001")]
    [InlineData("""{ "StrictCors": { "DefaultPolicy": "web" } }""", "SC1001")]
    [InlineData("""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "group": { "web": { "AllowedOrigins": [ "*" ] } } } } }""", "SC1002")]
    [InlineData("""{ "StrictCors": { "Policies": { "DefaultPolicy": "web", "web": { "AllowedOrigins": [ "*" ] } } } }""", "SC1002")]
    public async Task What_follows_from_a_problem_is_no_problem(string json, string code)
    {
        var problems = await Startup.Starting.ProblemsAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/a", () => "").RequireStrictCors("web");
                app.MapGet("/b", () => "").RequireStrictCors();
            },
            json: json);

        problems.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    // The policies exist, in AddCors. "No policy is configured" would be a second problem for the same mistake.
    [Theory]
    [InlineData("web", "builder.Services.AddStrictCors().AddPolicy(\"web\", policy => policy.WithOrigins(\"https://a.example\"));")]
    [InlineData(null, "builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(\"https://b.example\"));")]
    public async Task A_policy_that_only_AddCors_has_is_named_even_if_there_is_no_other(string? name, string code)
    {
        var problem = await Startup.Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                _ = name is null ? app.MapGet("/", () => "").RequireCors() : app.MapGet("/", () => "").RequireCors(name);
            },
            services => services.AddCors(options =>
            {
                options.AddPolicy("web", policy => policy.WithOrigins("https://a.example"));
                options.AddDefaultPolicy(policy => policy.WithOrigins("https://b.example"));
            }),
            "{}");

        problem.Code.Should().Be("SC2042");
        problem.Suggestion.Should().Be(code);
    }

    private static Task<StrictCorsConfigurationProblem> ProblemAsync(Action<IConfigurationBuilder> add) =>
        Configured.SingleProblemAsync([], builder =>
        {
            add(builder.Configuration);
            builder.Services.AddStrictCors();
        });
}
