using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>The owned headers of a response. Each of them may stand there once at most: two lines are an error even if they are equal.</summary>
internal static class OwnedHeaderReading
{
    public static string? AllowOrigin(this RawResponse response) => response.Single("Access-Control-Allow-Origin");

    public static string? AllowCredentials(this RawResponse response) => response.Single("Access-Control-Allow-Credentials");

    public static string? AllowMethods(this RawResponse response) => response.Single("Access-Control-Allow-Methods");

    public static string? AllowHeaders(this RawResponse response) => response.Single("Access-Control-Allow-Headers");

    public static string? ExposeHeaders(this RawResponse response) => response.Single("Access-Control-Expose-Headers");

    public static string? MaxAge(this RawResponse response) => response.Single("Access-Control-Max-Age");
}
