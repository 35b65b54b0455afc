using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace MultiTenant;

/// <summary>The default address, and commands to try. They are printed at startup and served at <c>/</c>.</summary>
internal static class Instructions
{
    public static void UseUsualAddress(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["URLS"] is null && builder.Configuration["HTTP_PORTS"] is null && builder.Configuration["HTTPS_PORTS"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5090");
        }

        // The host logs a failed start with a stack trace. RunToEndAsync prints one sentence, or the runtime prints the exception.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    public static void MapInstructions(this WebApplication app)
    {
        app.MapGet("/", () => For(app));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"""

              API       {AddressOf(app)}
              Cache     {CacheOf(app)}
              Try       curl {AddressOf(app)}

              Ctrl+C ends.

            """));
    }

    /// <summary>Runs the program. A port that is in use gets one sentence in place of a stack trace.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunToEndAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            // "Failed to bind to address http://127.0.0.1:5090: address already in use."
            var address = Array.Find(error.Message.Split(' '), word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':');
            await Console.Error.WriteLineAsync(
                $"{address} is in use: end the other program, or start this one with '-- --urls http://127.0.0.1:0' for any free port.");
            return 1;
        }
    }

    private static string For(WebApplication app)
    {
        var url = AddressOf(app);
        var acme = $"http://acme.localhost:{url.Port}/todos";

        // A shop that is new each time, so that the lines are true on every run, whatever the database and the kept answers have.
        var shop = $"https://shop-{RandomNumberGenerator.GetInt32(100_000, 1_000_000)}.acme.example";
        return $"""
            Acme's shop may not call the API yet: 403. The program logs the refusal.
              curl -i -H "Origin: {shop}" {acme}

            The operator adds it: 200.
              curl -i -X PUT "{url}tenants/acme/domains?origin={shop}"

            After {app.Configuration["TenantOrigins:DeniedFor"]} at the latest, it may call the API: 200, with the CORS headers.
              curl -i -H "Origin: {shop}" {acme}

            It may not call the API of another tenant: 403.
              curl -i -H "Origin: {shop}" {acme.Replace("acme.", "globex.", StringComparison.Ordinal)}

            No page can do what the operator does: 403.
              curl -i -X PUT -H "Origin: {shop}" "{url}tenants/acme/domains?origin=https://evil.example"

            An address that is not an origin is rejected, and the response has the origin to write: 400.
              curl -i -X PUT "{url}tenants/acme/domains?origin={shop}/cart"

            The operator removes it: 200.
              curl -i -X DELETE "{url}tenants/acme/domains?origin={shop}"

            After {app.Configuration["TenantOrigins:AllowedFor"]} at the latest, every instance refuses it: 403.
              curl -i -H "Origin: {shop}" {acme}

            """;
    }

    private static Uri AddressOf(WebApplication app) => new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;

    private static string CacheOf(WebApplication app) =>
        app.Configuration["Redis"] is { Length: > 0 } redis ? $"Redis at {redis}" : "this process (--Redis localhost:6379 shares it)";
}
