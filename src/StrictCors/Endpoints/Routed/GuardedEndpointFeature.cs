using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Endpoints;

/// <summary>The endpoint of a request inside of another one. Any endpoint that is set here is guarded.</summary>
/// <param name="before">The feature that the request had; null if it had none.</param>
/// <param name="guard">The same endpoint with a guard before its handler. A guarded endpoint stays as it is.</param>
internal sealed class GuardedEndpointFeature(IEndpointFeature? before, Func<Endpoint, Endpoint> guard) : IEndpointFeature
{
    public Endpoint? Endpoint
    {
        get => before is null ? field : before.Endpoint;
        set
        {
            field = value is null ? null : guard(value);
            before?.Endpoint = field;
        }
    }

    /// <summary>Guards whatever endpoint is set for the request from now on.</summary>
    public static void Guard(HttpContext context, Func<Endpoint, Endpoint> guard)
    {
        var before = (IEndpointFeature?)context.Features[typeof(IEndpointFeature)];
        if (before is not GuardedEndpointFeature)
        {
            context.Features[typeof(IEndpointFeature)] = new GuardedEndpointFeature(before, guard);
        }
    }
}
