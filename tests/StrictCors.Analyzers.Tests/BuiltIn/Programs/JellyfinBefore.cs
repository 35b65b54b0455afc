// A policy object in a static field, as Jellyfin had it.
// pages: https://app.example.com
// contains: Action<StrictCorsPolicyBuilder> Default = policy => policy.AllowAnyOrigin()
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy(ServerCorsPolicy.DefaultPolicyName, ServerCorsPolicy.Default));
var app = builder.Build();
app.UseCors(ServerCorsPolicy.DefaultPolicyName);
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();

static class ServerCorsPolicy
{
    public const string DefaultPolicyName = "DefaultCorsPolicy";

    public static readonly CorsPolicy Default = new() { Origins = { "*" }, Methods = { "*" }, Headers = { "*" } };
}
