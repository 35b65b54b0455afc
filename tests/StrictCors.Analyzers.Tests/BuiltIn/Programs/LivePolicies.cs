// A provider in another file whose registration is beside AddCors, in an extension method for IHostApplicationBuilder.
// pages: https://app.example.com
// remains: SC1001
// contains: // UseStrictCors does not query this ICorsPolicyProvider.
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Live;

internal static class Registration
{
    public static IHostApplicationBuilder AddLive(this IHostApplicationBuilder builder)
    {
        builder.Services.AddCors();
        builder.Services.AddSingleton<ICorsPolicyProvider, LiveProvider>();
        return builder;
    }
}
// ---
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Live;

internal sealed class LiveProvider(IHostEnvironment environment) : ICorsPolicyProvider
{
    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        if (environment.IsEnvironment("None"))
        {
            var allowAll = new CorsPolicyBuilder().AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader().Build();
            return Task.FromResult<CorsPolicy?>(allowAll);
        }

        var builder = new CorsPolicyBuilder();
        builder.WithOrigins("https://app.example.com").AllowAnyHeader();
        builder.WithOurMethods();
        return Task.FromResult<CorsPolicy?>(builder.Build());
    }
}

internal static class Extensions
{
    public static CorsPolicyBuilder WithOurMethods(this CorsPolicyBuilder builder) => builder.AllowAnyMethod();
}
// ---
using Live;

var builder = WebApplication.CreateBuilder(args);
builder.AddLive();
var app = builder.Build();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
