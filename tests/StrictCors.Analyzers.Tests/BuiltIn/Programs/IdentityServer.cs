// A provider of the application over the built-in one, as IdentityServer and servers like it have it.
// pages: https://app.example.com
// remains: SC1001
// contains: // UseStrictCors does not query this ICorsPolicyProvider.
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors();
builder.Services.Replace(ServiceDescriptor.Transient<ICorsPolicyProvider, ClientPolicyProvider>());
var app = builder.Build();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();

internal sealed class ClientPolicyProvider : ICorsPolicyProvider
{
    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var policy = new CorsPolicyBuilder();
        Add(policy, context.Request.Headers.Origin.ToString());
        return Task.FromResult<CorsPolicy?>(Finish(policy));
    }

    private static CorsPolicy Finish(CorsPolicyBuilder policy) => policy.AllowAnyHeader().AllowAnyMethod().Build();

    private static void Add(CorsPolicyBuilder policy, string origin)
    {
        if (origin == "https://app.example.com")
        {
            policy.WithOrigins(origin).AllowCredentials();
        }
    }
}
