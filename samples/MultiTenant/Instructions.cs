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

    private static string For(WebApplication app)
    {
        var url = AddressOf(app);
        var acme = $"http://acme.localhost:{url.Port}/todos";
        return $"""
            Acme's shop may not call the API yet: 403.
              curl -i -H "Origin: https://shop.acme.example" {acme}

            The operator adds it. The next call gets the headers, within {app.Configuration["TenantOrigins:DeniedFor"]}.
              curl -i -X PUT "{url}tenants/acme/domains?origin=https://shop.acme.example"

            Another tenant's data stays closed to it: 403.
              curl -i -H "Origin: https://shop.acme.example" {acme.Replace("acme.", "globex.", StringComparison.Ordinal)}

            No page can do what the operator does: 403.
              curl -i -X PUT -H "Origin: https://shop.acme.example" "{url}tenants/acme/domains?origin=https://evil.example"

            What is no origin is answered with the one to write: 400.
              curl -i -X PUT "{url}tenants/acme/domains?origin=https://shop.acme.example/cart"

            Removed, it is refused within {app.Configuration["TenantOrigins:AllowedFor"]}, on every instance.
              curl -i -X DELETE "{url}tenants/acme/domains?origin=https://shop.acme.example"

            """;
    }

    private static Uri AddressOf(WebApplication app) => new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;

    private static string CacheOf(WebApplication app) =>
        app.Configuration["Redis"] is { Length: > 0 } redis ? $"Redis at {redis}" : "this process (--Redis localhost:6379 shares it)";
}
