using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using StrictCors.Page.Trying;

namespace StrictCors.Page.Serving;

/// <summary>The answers that the scripts of the page read.</summary>
internal sealed class PageApi(ProgramUnderPage program)
{
    private const int MaxText = 200;
    private const int MaxBody = 64 * 1024;

    public Task WriteEndpointsAsync(HttpContext context) =>
        WriteAsync(context, program.Endpoints.Find(Text(context), Offset(context)), PageJson.Default.PageOfEndpointRow);

    public Task WritePoliciesAsync(HttpContext context) =>
        WriteAsync(context, program.Policies.Find(Text(context), Offset(context)), PageJson.Default.PageOfPolicyRow);

    public async Task WriteDecisionAsync(HttpContext context)
    {
        var number = long.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);
        if (await program.Decisions.ExplainAsync(number, context.RequestServices) is { } explained)
        {
            await WriteAsync(context, explained, PageJson.Default.ExplainedRequest);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public Task ExplainAsync(HttpContext context) => TryAsync(context, program.Attempts.ExplainAsync);

    public Task SendAsync(HttpContext context) => TryAsync(context, program.Attempts.SendAsync);

    private static async Task TryAsync(HttpContext context, Func<AttemptPlan, HttpContext, CancellationToken, Task<AttemptResult>> attempt)
    {
        var result = !context.Request.HasJsonContentType() ? null : await ReadAsync(context.Request) is not { } asked ? null
            : AttemptPlan.TryRead(asked, out var plan, out var error) ? await attempt(plan, context, context.RequestAborted)
            : AttemptResult.Impossible(error);
        if (result is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await WriteAsync(context, result, PageJson.Default.AttemptResult);
    }

    private static async Task<Attempt?> ReadAsync(HttpRequest request)
    {
        var body = new byte[MaxBody + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        try
        {
            return length > MaxBody ? null : JsonSerializer.Deserialize(body.AsSpan(0, length), PageJson.Default.Attempt);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(HttpContext context)
    {
        var text = context.Request.Query["text"].ToString().Trim();
        return text.Length > MaxText ? text[..MaxText] : text;
    }

    private static int Offset(HttpContext context) =>
        int.TryParse(context.Request.Query["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;

    private static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type) =>
        context.Response.WriteAsJsonAsync(value, type, contentType: null, context.RequestAborted);
}
