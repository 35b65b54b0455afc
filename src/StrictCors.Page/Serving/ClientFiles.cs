using Microsoft.AspNetCore.Http;

namespace StrictCors.Page.Serving;

/// <summary>The HTML, CSS and JavaScript of the page, as they are in the assembly.</summary>
internal static class ClientFiles
{
    private const string Start = "index.html";

    /// <summary>Gets the names of the files, except that of the start page.</summary>
    public static IEnumerable<string> Names { get; } = [.. typeof(ClientFiles).Assembly.GetManifestResourceNames().Where(name => name != Start)];

    /// <summary>The start page. Its links are relative, so that it works after any path base and any proxy; they need the slash at the end.</summary>
    public static Task WriteStartAsync(HttpContext context)
    {
        var path = context.Request.PathBase.Value + context.Request.Path.Value;
        if (path.EndsWith('/'))
        {
            return WriteAsync(context, Start);
        }

        // Relative: a proxy may have removed the beginning of the path.
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = $"{Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..])}/";
        return Task.CompletedTask;
    }

    public static async Task WriteAsync(HttpContext context, string name)
    {
        await using var file = typeof(ClientFiles).Assembly.GetManifestResourceStream(name)!;
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
