using System.Text.Json;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Documentation.Neighbours;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Neighbours;

/// <summary>Batches of the real package, in the order of the documentation and of the problem SC2007.</summary>
public sealed class ODataTests : IAsyncLifetime
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost _host = null!;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task P1_the_preflight_of_a_batch_is_answered()
    {
        var response = await _host.SendAsync(RawRequest.Preflight("/odata/$batch", App, "POST", "content-type,odata-maxversion"));

        response.Status.Should().Be(204);
        response.Single("Access-Control-Allow-Origin").Should().Be(App);
        response.Single("Access-Control-Allow-Headers").Should().Be("Content-Type, OData-Version, OData-MaxVersion");
    }

    [Fact]
    public async Task A1_a_page_reads_the_batch_and_each_answer_in_it()
    {
        var response = await BatchAsync(App, "GET");

        response.Status.Should().Be(200);
        response.Single("Access-Control-Allow-Origin").Should().Be(App);
        response.VaryMembers.Should().Equal("Origin");
        Inner(response).Should().Equal(200, 200);
        response.Body.Should().Contain("\"Id\":1");
    }

    [Fact]
    public async Task A5_a_strangers_page_reads_nothing()
    {
        var response = await BatchAsync(Evil, "GET");

        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task S2_a_strangers_batch_is_refused_as_a_whole()
    {
        await StartAsync(("StrictCors:Policies:odata:Enforcement", "Server"));

        (await BatchAsync(Evil, "GET")).Status.Should().Be(403);
        Inner(await BatchAsync(App, "GET")).Should().Equal(200, 200);
    }

    [Theory]
    [InlineData("Browser")]
    [InlineData("Server")]
    public async Task R9_an_action_where_CORS_is_disabled_does_not_run_inside_of_a_batch(string enforcement)
    {
        await StartAsync(("StrictCors:Policies:odata:Enforcement", enforcement));

        var response = await BatchAsync(App, "POST");

        response.Status.Should().Be(200);
        Inner(response).First().Should().Be(403);
        response.Body.Should().NotContain("created");
    }

    private async Task StartAsync(params (string Key, string? Value)[] settings)
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _host = await NeighbourHost.StartAsync(
            builder =>
            {
                ChosenControllers.Add(builder.Services, typeof(ODataBatchesProgram.CustomersController));
                return ODataBatchesProgram.Build(builder);
            },
            settings);
    }

    private Task<RawResponse> BatchAsync(string origin, string method)
    {
        var inner = $$"""{ "id": "{0}", "method": "{{method}}", "url": "/odata/Customers", "headers": { "Content-Type": "application/json" } }""";
        var (first, second) = (inner.Replace("{0}", "1", StringComparison.Ordinal), inner.Replace("{0}", "2", StringComparison.Ordinal));
        var body = $$"""{ "requests": [ {{first}}, {{second}} ] }""";
        return _host.SendAsync(RawRequest.Method("POST", "/odata/$batch")
            .With("Origin", origin).With("Content-Type", "application/json").With("Accept", "application/json").WithBody(body));
    }

    /// <summary>The status of each answer in the batch.</summary>
    private static IEnumerable<int> Inner(RawResponse response)
    {
        using var body = JsonDocument.Parse(response.Body);
        return [.. body.RootElement.GetProperty("responses").EnumerateArray().Select(answer => answer.GetProperty("status").GetInt32())];
    }
}
