using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Endpoints.Building;

/// <summary>Endpoints that are built when they are first read, and again only if more were mapped since.</summary>
/// <remarks>The framework builds an endpoint each time that someone reads its source, and compiles code for its handler: 1.7 to 2 ms for a handler
/// with three parameters (500 of them, measured). Without this class, the check at startup would double what a program with
/// many endpoints needs to start.</remarks>
internal sealed class BuiltOnce : EndpointDataSource
{
    private readonly EndpointDataSource _original;
    private readonly Lock _lock = new();
    private readonly int? _mappedAtStart;
    private IReadOnlyList<Endpoint>? _endpoints;
    private int? _mapped;

    private BuiltOnce(EndpointDataSource original, int mapped)
    {
        _original = original;
        _mappedAtStart = mapped;
    }

    /// <summary>Gets a value indicating whether endpoints were mapped after the start, without a change that readers would notice.</summary>
    public bool HasGrown => FrameworkInternals.CountMapped(_original) != _mappedAtStart;

    public override IReadOnlyList<Endpoint> Endpoints
    {
        get
        {
            lock (_lock)
            {
                var mapped = FrameworkInternals.CountMapped(_original);
                if (_endpoints is null || mapped != _mapped)
                {
                    (_endpoints, _mapped) = (_original.Endpoints, mapped);
                }

                return _endpoints;
            }
        }
    }

    /// <summary>A source whose endpoints are built once; null if it is not known how many it has, so that a change would go unnoticed. Sources of
    /// other kinds (controllers, pages, YARP) keep their endpoints themselves.</summary>
    public static BuiltOnce? Of(EndpointDataSource source) => FrameworkInternals.CountMapped(source) is { } mapped ? new(source, mapped) : null;

    /// <summary>The source that the application has.</summary>
    public static EndpointDataSource Original(EndpointDataSource source) => source is BuiltOnce once ? once._original : source;

    public override IChangeToken GetChangeToken() => _original.GetChangeToken();

    public override IReadOnlyList<Endpoint> GetGroupedEndpoints(RouteGroupContext context) => _original.GetGroupedEndpoints(context);
}
