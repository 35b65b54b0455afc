using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>What a policy that the server enforces does with a request: the handler runs and the response has no CORS headers, or neither.</summary>
internal static class ServerEnforced
{
    public static async Task ShouldPassAsync(KestrelHost host, RawRequest request)
    {
        var response = await host.SendAsync(request);

        response.Status.Should().Be(200);
        response.Ran().Should().Be("server");
        response.OwnedHeaders.Should().BeEmpty();
    }

    public static async Task ShouldBeRefusedAsync(KestrelHost host, RawRequest request)
    {
        var response = await host.SendAsync(request);

        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
        response.OwnedHeaders.Should().BeEmpty();
    }
}
