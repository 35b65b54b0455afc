// Origins of a settings object, an own type CorsOptions, and extension methods for both halves.
// pages: https://app.example.com
// settings: CorsSettings:React=https://app.example.com;https://b.example.com
using BuiltInOptions = Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions;

namespace Starter;

internal sealed class CorsOptions
{
    public string? React { get; set; }
}

internal static class Startup
{
    private const string CorsPolicy = nameof(CorsPolicy);

    internal static IServiceCollection AddCorsPolicy(this IServiceCollection services, IConfiguration config)
    {
        var corsSettings = config.GetSection("CorsSettings").Get<CorsOptions>()!;
        var origins = new List<string>();
        if (corsSettings.React is not null)
        {
            origins.AddRange(corsSettings.React.Split(';', StringSplitOptions.RemoveEmptyEntries));
        }

        Action<BuiltInOptions> configure = opt => opt.AddPolicy(CorsPolicy, policy =>
            policy.AllowAnyHeader().AllowAnyMethod().AllowCredentials().WithOrigins(origins.ToArray()));
        return services.AddCors(configure);
    }

    internal static IApplicationBuilder UseCorsPolicy(this IApplicationBuilder app) => app.UseCors(CorsPolicy);
}
// ---
using Starter;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCorsPolicy(builder.Configuration);
var app = builder.Build();
app.UseCorsPolicy();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
