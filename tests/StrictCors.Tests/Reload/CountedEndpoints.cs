using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace StrictCors.Tests.Reload;

/// <summary>Endpoints for GET and PUT that count their calls.</summary>
internal sealed class CountedEndpoints
{
    private int _calls;

    /// <summary>How many requests have reached a handler.</summary>
    public int Calls => _calls;

    public Endpoint With(string path, string policy)
    {
        var builder = new RouteEndpointBuilder(HandleAsync, RoutePatternFactory.Parse(path), order: 0) { DisplayName = path };
        builder.Metadata.Add(new HttpMethodMetadata(["GET", "PUT"]));
        builder.Metadata.Add(new StrictCorsAttribute(policy));
        return builder.Build();
    }

    private Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        return Task.CompletedTask;
    }
}
