using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Infrastructure;

/// <summary>A batch as OData has it: POST to <c>/$batch</c> runs each line of the body, "GET /path", in a context of its own, which has copies of
/// the features and the headers of the outer request. The answer has one line of status and body for each.</summary>
internal static class FakeBatch
{
    private static readonly Type[] NotCopied =
    [
        typeof(IItemsFeature), typeof(IHttpRequestFeature), typeof(IHttpResponseFeature), typeof(IHttpResponseBodyFeature),
        typeof(IEndpointFeature),
    ];

    public static void UseFakeBatching(this IApplicationBuilder app) => app.Use(async (outer, next) =>
    {
        if (outer.Request.Path != "/$batch" || !HttpMethods.IsPost(outer.Request.Method))
        {
            await next(outer);
            return;
        }

        using var reader = new StreamReader(outer.Request.Body);
        var lines = (await reader.ReadToEndAsync()).Split('\n');
        foreach (var line in lines)
        {
            await outer.Response.WriteAsync(await RunAsync(outer, line.Split(' '), next) + "\n");
        }
    });

    private static async Task<string> RunAsync(HttpContext outer, string[] line, RequestDelegate next)
    {
        var features = new FeatureCollection();
        foreach (var (type, feature) in outer.Features.Where(feature => !NotCopied.Contains(feature.Key)))
        {
            features[type] = feature;
        }

        using var body = new MemoryStream();
        features[typeof(IItemsFeature)] = new ItemsFeature();
        features[typeof(IHttpRequestFeature)] = new HttpRequestFeature { Method = line[0], Path = line[1], Scheme = outer.Request.Scheme };
        features[typeof(IHttpResponseFeature)] = new HttpResponseFeature();
        features[typeof(IHttpResponseBodyFeature)] = new StreamResponseBodyFeature(body);
        var inner = outer.RequestServices.GetRequiredService<IHttpContextFactory>().Create(features);
        foreach (var (name, value) in outer.Request.Headers)
        {
            inner.Request.Headers[name] = value;
        }

        await next(inner);
        await inner.Response.CompleteAsync();
        return $"{inner.Response.StatusCode} {System.Text.Encoding.UTF8.GetString(body.ToArray())}";
    }
}
