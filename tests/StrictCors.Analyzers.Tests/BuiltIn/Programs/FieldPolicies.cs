// Policies in fields and properties, of the same file and of another one without other CORS code.
// pages: https://app.example.com
// contains: internal static readonly Action<StrictCorsPolicyBuilder> Site = policy => policy
// contains: Public => policy => policy.AllowAnyOrigin().AllowAnyHeader();
// contains: private readonly Action<StrictCorsPolicyBuilder> _own
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Fields;

internal static class Policies
{
    /// <summary>The site.</summary>
    internal static readonly CorsPolicy Site = new()
    {
        Origins = { "https://app.example.com" },
        Headers = { "*" },
        Methods = { "*" },
        SupportsCredentials = true,
    };

    public static CorsPolicy Public => new CorsPolicyBuilder().AllowAnyOrigin().AllowAnyHeader().Build();

    public static Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy Partners { get; } = new CorsPolicy { Origins = { "https://p.example" } };
}
// ---
using Fields;
using Microsoft.AspNetCore.Cors.Infrastructure;

new Server().Run(args);

internal sealed class Server
{
    private readonly CorsPolicy? _maybe = new() { Origins = { "https://m.example" } };
    private readonly CorsPolicy _own = new CorsPolicy { Origins = { "https://own.example" }, Methods = { "DELETE" } };

    public void Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options =>
        {
            options.AddPolicy(nameof(Policies.Site), Policies.Site);
            options.AddPolicy("public", Policies.Public);
            options.AddPolicy("partners", Policies.Partners);
            options.AddPolicy("own", this._own);
            options.AddPolicy("maybe", (_maybe!));
        });
        var app = builder.Build();
        app.UseCors(nameof(Policies.Site));
        app.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos");
        app.Run();
    }
}
