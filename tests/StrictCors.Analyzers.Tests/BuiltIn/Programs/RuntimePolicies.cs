// Policies that a service gives to the options, and code that reads one back.
// pages: https://app.example.com
// contains: // UseStrictCors applies the policies of AddStrictCors
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors();
builder.Services.AddSingleton<IConfigureOptions<CorsOptions>, ConfigureCors>();
builder.Services.AddSingleton<Checker>();
var app = builder.Build();
app.UseCors(ConfigureCors.Name);
app.Services.GetRequiredService<Checker>().IsAllowed("https://app.example.com");
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();

internal sealed class ConfigureCors(IConfiguration configuration) : IConfigureOptions<CorsOptions>
{
    public const string Name = "runtime";

    public void Configure(CorsOptions options)
    {
        var origin = configuration["Origin"] ?? "https://app.example.com";
        options.AddPolicy(Name, builder => builder.WithOrigins(origin).AllowAnyHeader().AllowAnyMethod().DisallowCredentials());
    }
}

internal sealed class Checker(IOptionsMonitor<CorsOptions> monitor)
{
    private readonly CorsOptions _options = monitor.CurrentValue;

    public bool IsAllowed(string origin)
    {
        var policy = _options.GetPolicy(ConfigureCors.Name);
        return policy?.IsOriginAllowed(origin) == true;
    }
}
