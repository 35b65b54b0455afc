using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Samples;

/// <summary>The settings next to the project are the ones that count, and what the page advises to write there works.</summary>
public sealed class QuickStartSettingsTests : IAsyncLifetime
{
    private QuickStartCopy _sample = null!;

    public static TheoryData<string> Refused =>
        [.. PageCall.ReadAll().Where(call => call.Promise.Browser == "refused").Select(call => call.Id)];

    public async Task InitializeAsync() => _sample = await QuickStartCopy.StartAsync();

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task The_line_that_a_refused_call_shows_allows_it(string id)
    {
        var call = PageCall.ReadAll().Single(call => call.Id == id);
        var (isRead, refused) = await _sample.SendAsync(call);
        isRead.Should().BeFalse();
        refused.Sentence.Should().NotBeNullOrEmpty();

        await _sample.WriteAsync(refused.Policy!, refused.Write!);

        (isRead, var allowed) = await _sample.SendAsync(call);
        isRead.Should().BeTrue("{0} was written, and then: {1}", refused.Write, allowed.Sentence);
    }

    [Fact]
    public async Task The_settings_next_to_the_project_count()
    {
        _sample.Process.Output.Should().Contain(_sample.Settings);
        Repository.Read("samples/QuickStart/QuickStart.csproj").Should().NotContain("CopyToOutputDirectory", "there is no second file");
        await _sample.WriteAsync("web", """ "AllowedMethods": [ "GET" ] """);

        var (isRead, _) = await _sample.SendAsync(PageCall.ReadAll().Single(call => call.Id == "put"));

        isRead.Should().BeFalse("it was saved while the program runs");
    }

    [Fact]
    public async Task A_change_is_described_and_a_mistake_changes_nothing()
    {
        await _sample.WriteAsync("web", """ "AllowedMethods": [ "GET", "PUT", "DELETE" ] """);
        var changed = await _sample.SettingsStateAsync();
        await _sample.WriteAsync("web", """ "AllowedOrigins": [ "https://app.example.com/" ] """);
        var refused = await _sample.SettingsStateAsync();

        changed["isRefused"]!.GetValue<bool>().Should().BeFalse();
        changed["message"]!.GetValue<string>().Should().Contain("DELETE");
        refused["isRefused"]!.GetValue<bool>().Should().BeTrue();
        refused["message"]!.GetValue<string>().Should().Contain("SC1111");
        (await _sample.SendAsync(PageCall.ReadAll().Single(call => call.Id == "method"))).IsRead.Should().BeTrue();
    }

    [Fact]
    public async Task The_settings_with_mistakes_are_those_of_the_README_and_end_with_its_message()
    {
        var section = Pages.Readme.Section(ReadmeTests.Mistakes);
        var broken = Repository.Read("samples/QuickStart/Page/broken.json");
        broken.Should().Be(DocumentationPage.Blocks(section, "json").Single());

        var message = await StartWithAsync(broken);

        message.Should().StartWith("StrictCors found 5 problems:");
        message!.Trim().Should().Be(DocumentationPage.Blocks(section, "text").Single().Trim());
    }

    [Theory]
    [InlineData("""{ "StrictCors": { "Policies": { "partner": { "AllowedOrigins": [ "https://a.example" ] } } } }""", null)]
    [InlineData("""{ "StrictCors": { "DefaultPolicy": "web" } }""", "StrictCors found")]
    [InlineData("{ \"StrictCors\": ", "LineNumber: 0")]
    [InlineData("[]", "JSON")]
    [InlineData("", "JSON")]
    public async Task Other_settings_can_be_tried(string settings, string? message) =>
        ((await StartWithAsync(settings)) ?? "starts").Should().Contain(message ?? "starts");

    [Fact]
    public async Task Pages_of_other_origins_cannot_try_settings()
    {
        using var response = await _sample.StartWithAsync(new StringContent("{}"));

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    private async Task<string?> StartWithAsync(string settings)
    {
        using var content = new StringContent(settings, System.Text.Encoding.UTF8, "application/json");
        using var response = await _sample.StartWithAsync(content);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["message"]?.GetValue<string>();
    }
}
