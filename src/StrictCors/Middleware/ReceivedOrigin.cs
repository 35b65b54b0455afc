using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Middleware;

/// <summary>The origin that came in, kept for the answer: middleware further in may change or remove the request's own header. The
/// feature is the string itself, under this type as its key, since a feature object of our own would be an allocation a request.</summary>
internal static class ReceivedOrigin
{
    public static void Set(IFeatureCollection features, string? origin)
    {
        if (origin is not null)
        {
            features[typeof(ReceivedOrigin)] = origin;
        }
    }

    public static string? Get(HttpContext context) => (string?)context.Features[typeof(ReceivedOrigin)];
}
