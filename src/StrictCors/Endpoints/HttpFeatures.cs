using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Endpoints;

/// <summary>Features that every server has, looked up by their type and not through <see cref="HttpContext.Request"/> and
/// <see cref="HttpContext.Response"/>: those find it by a generic virtual call, which the runtime looks up each time, and forget it
/// whenever a feature is added.</summary>
internal static class HttpFeatures
{
    public static IHttpRequestFeature Request(HttpContext context) => (IHttpRequestFeature)context.Features[typeof(IHttpRequestFeature)]!;

    public static IHttpResponseFeature Response(HttpContext context) => (IHttpResponseFeature)context.Features[typeof(IHttpResponseFeature)]!;

    public static Endpoint? Endpoint(HttpContext context) => ((IEndpointFeature?)context.Features[typeof(IEndpointFeature)])?.Endpoint;
}
