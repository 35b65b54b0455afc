// A policy per environment, directives around a call, regions, and a builder that a local function fills.
// pages: https://app.example.com
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
#region Cors
builder.Services.AddCors(options =>
{
    options.AddPolicy("dev", p => Fill(p, "http://localhost:3000"));
    options.AddPolicy("prod", p => Fill(p));
#if DEBUG
    options.AddPolicy("debug", p => p.AllowAnyOrigin());
#endif
});
#endregion

builder.Services.PostConfigure<CorsOptions>(options => options.DefaultPolicyName = "prod");
var app = builder.Build();
app.UseCors(app.Environment.IsDevelopment() ? "dev" : "prod");
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();

static CorsPolicyBuilder Fill(CorsPolicyBuilder builder, params string[] more)
{
    foreach (var origin in more)
    {
        builder.WithOrigins(origin);
    }

    return builder.WithOrigins("https://app.example.com").AllowAnyHeader().AllowAnyMethod();
}
