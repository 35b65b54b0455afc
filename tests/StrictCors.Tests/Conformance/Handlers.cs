using Microsoft.AspNetCore.Http;

namespace StrictCors.Tests.Conformance;

/// <summary>Endpoints that leave a mark on the response when they run.</summary>
internal static class Handlers
{
    private const string Mark = "X-Ran";

    public static RequestDelegate Named(string name, int status = StatusCodes.Status200OK) => context => Run(context, name, status);

    public static Task Run(HttpContext context, string name, int status = StatusCodes.Status200OK)
    {
        SetRan(context, name);
        context.Response.StatusCode = status;
        return status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified ? Task.CompletedTask : context.Response.WriteAsync(name);
    }

    /// <summary>Leaves the mark alone, for what answers otherwise.</summary>
    public static void SetRan(HttpContext context, string name) => context.Response.Headers[Mark] = name;

    /// <summary>Which handler ran; null when none did.</summary>
    public static string? Ran(this Infrastructure.RawResponse response) => response.Single(Mark);
}
