using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>Policy names keep the spelling of the file that defines them, whatever layer repeats them in capitals.</summary>
public sealed class PolicySpellingTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("strictcors-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("--STRICTCORS:POLICIES:WEBSITE:ALLOWCREDENTIALS=true")]
    [InlineData("--strictcors:policies:website:allowedorigins=https://x.example")]
    public void The_command_line_which_is_also_the_lowest_layer(string argument) => Names(argument).Should().Equal("WebSite");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Environment_variables_below_and_above_the_file(bool isBelow)
    {
        var prefix = $"T{Guid.NewGuid():N}_";
        var variable = $"{prefix}STRICTCORS__POLICIES__WEBSITE__ALLOWEDORIGINS";
        Environment.SetEnvironmentVariable(variable, "https://x.example");
        try
        {
            Names(configure: configuration =>
            {
                if (isBelow)
                {
                    configuration.Sources.Insert(0, new EnvironmentVariablesConfigurationSource { Prefix = prefix });
                }
                else
                {
                    configuration.AddEnvironmentVariables(prefix);
                }
            }).Should().Equal("WebSite");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void Of_several_files_the_lowest_counts()
    {
        Write("appsettings.Production.json", """{ "StrictCors": { "Policies": { "WEBSITE": { "AllowCredentials": true } } } }""");

        Names().Should().Equal("WebSite");
    }

    [Fact]
    public void A_name_that_only_the_command_line_gives_is_spelt_as_there() =>
        Names("--StrictCors:Policies:Other:AllowedOrigins=https://o.example").Should().BeEquivalentTo("WebSite", "Other");

    private string[] Names(string? argument = null, Action<ConfigurationManager>? configure = null)
    {
        Write("appsettings.json", """
            { "StrictCors": { "DefaultPolicy": "website", "Policies": { "WebSite": { "AllowedOrigins": [ "https://a.example" ] } } } }
            """);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = _directory.FullName,
            EnvironmentName = "Production",
            Args = argument is null ? [] : [argument],
        });
        configure?.Invoke(builder.Configuration);
        builder.Services.AddStrictCors();
        using var app = builder.Build();
        return [.. app.Services.GetRequiredService<PolicyStore>().Current.Policies.Select(policy => policy.Name!)];
    }

    private void Write(string file, string json) => File.WriteAllText(Path.Combine(_directory.FullName, file), json);
}
