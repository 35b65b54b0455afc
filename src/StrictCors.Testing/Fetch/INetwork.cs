namespace StrictCors.Testing.Fetch;

/// <summary>The handler that sends a request: the network, or a test server.</summary>
internal interface INetwork
{
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}
