using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Tests.OriginSources;

/// <summary>Asks without a socket, about any host.</summary>
internal sealed class SourceCaller(IServiceProvider services)
{
    private readonly OriginSourceClient _client = services.GetRequiredService<OriginSourceClient>();
    private readonly StrictCorsPolicy _policy = services.GetRequiredService<PolicyStore>().Current.Default.Policy;

    public bool IsFull() => _client.OpenCount == 1 + FairQueue.MaxWaitingOfClient;

    public Task<OriginSourceVerdict> AskAsync(string origin, string host = "api.example", IPAddress? client = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Host = host;
        context.Connection.RemoteIpAddress = client;
        return _client.QueryAsync(context, _policy, _policy.OriginSource!, origin).AsTask();
    }
}
