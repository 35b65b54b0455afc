using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace StrictCors.Tool.Tests.Probe;

/// <summary>A correct server, and one mistake at a time in its place.</summary>
internal static class Planted
{
    public const string Origin = "http://app.example.com";

    /// <summary>Answers correctly, and then changes the answer to preflights and to requests.</summary>
    /// <param name="preflight">Lines "Name: value" that replace headers of the preflight; an empty value removes one, a number is the status.</param>
    /// <param name="request">The same for other requests.</param>
    public static Action<HttpContext> Answer(string preflight = "", string request = "") => context =>
    {
        var headers = context.Response.Headers;
        var isPreflight = context.Request.Method == "OPTIONS";
        if (context.Request.Headers.Origin == Origin)
        {
            headers.AccessControlAllowOrigin = Origin;
            headers.AccessControlAllowCredentials = "true";
            if (isPreflight)
            {
                headers.AccessControlAllowMethods = "GET, PUT, PATCH, DELETE";
                headers.AccessControlAllowHeaders = "Content-Type, Authorization, X-A";
            }
        }

        headers.Vary = "Origin";
        context.Response.StatusCode = isPreflight ? 204 : 200;
        foreach (var line in (isPreflight ? preflight : request).Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            Apply(context, line);
        }
    };

    private static void Apply(HttpContext context, string line)
    {
        if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
        if (value.Length == 0)
        {
            context.Response.Headers.Remove(name);
        }
        else if (value.StartsWith('+'))
        {
            context.Response.Headers.Append(name, value[1..]);
        }
        else
        {
            context.Response.Headers[name] = value;
        }
    }
}
