using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>A response that started in front of the middleware cannot carry headers any more; nothing else may go wrong.</summary>
public sealed class StartedResponseTests(StartedResponseApplication application) : IClassFixture<StartedResponseApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("/web", Allowed)]
    [InlineData("/web", Evil)]
    [InlineData("/web", null)]
    [InlineData("/server", Allowed)]
    [InlineData("/server", null)]
    [InlineData("/observe", Allowed)]
    [InlineData("/observe", Evil)]
    public async Task The_endpoint_answers_as_without_the_middleware(string target, string? origin)
    {
        var request = RawRequest.Get(target);

        var response = await application.Host.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.Body.Should().Be("ran");
        application.Host.Logs.GetSnapshot().Should().NotContain(log => log.Exception != null);
    }

    [Fact]
    public async Task S2_What_is_refused_does_not_run()
    {
        var response = await application.Host.SendAsync(RawRequest.Get("/server").With("Origin", Evil));

        response.Body.Should().BeEmpty();
        application.Host.Logs.GetSnapshot().Should().NotContain(log => log.Exception != null);
    }

    [Theory]
    [InlineData("/web", Allowed)]
    [InlineData("/server", Evil)]
    [InlineData("/observe", Allowed)]
    public async Task R8_A_preflight_does_not_run_the_handler(string target, string origin)
    {
        var response = await application.Host.SendAsync(RawRequest.Preflight(target, origin, "GET"));

        response.Body.Should().BeEmpty();
    }
}
