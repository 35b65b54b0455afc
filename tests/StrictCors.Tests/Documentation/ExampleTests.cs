using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Checks;
using StrictCors.Tests.Documentation.Programs;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>The examples of all pages are valid: configurations start, and programs compile.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Configurations =>
    [
        .. Pages.All.SelectMany(page => page.Blocks("json"))
            .Except(DocumentationPage.Blocks(Pages.Readme.Section(ReadmeTests.Mistakes), "json"))
            .Where(block => block.Contains("\"StrictCors\"", StringComparison.Ordinal)).Distinct(),
        Repository.Read("samples/QuickStart/appsettings.json"),
    ];

    public static TheoryData<string> Programs => [.. Pages.All.SelectMany(page => page.Blocks("csharp")).Distinct()];

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task A_configuration_that_is_shown_starts(string json)
    {
        var start = await StartAsync(json);

        start.Error.Should().BeNull();
    }

    [Fact]
    public void Every_JSON_block_is_JSON()
    {
        foreach (var block in Pages.All.SelectMany(page => page.Blocks("json")))
        {
            var parse = () => JsonDocument.Parse(block);

            parse.Should().NotThrow(block);
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_that_is_shown_compiles(string lines) =>
        ProgramRegion.All().Select(region => region.Lines).Should().ContainSingle(region => region == lines);

    [Fact]
    public async Task The_order_in_the_pipeline_that_is_shown_starts()
    {
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                builder.Services.AddAuthentication();
                builder.Services.AddAuthorization();
                builder.Services.AddOutputCache();
            },
            EndpointsPage.UseInOrder);

        start.Error.Should().BeNull();
    }

    [Fact]
    public void The_table_of_keys_is_complete() =>
        Pages.Configuration.Rows("Key").Select(row => DocumentationPage.Code(row[0])).Should().Equal(PolicyReader.Keys);

    private static Task<HostStartResult> StartAsync(string json) => HostStart.TryStartAsync(
        builder => builder.Services.AddStrictCors(),
        app => app.UseStrictCors(),
        SettingsJson.Parse(json));
}
