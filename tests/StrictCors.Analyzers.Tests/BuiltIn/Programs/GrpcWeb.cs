// A chain of services with everything on it, a policy per endpoint, and both builders with implicit types.
// pages: https://app.example.com
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddRouting()
    .AddCors(o =>
    {
        CorsPolicyBuilder all = new();
        all = all.AllowAnyOrigin().AllowAnyMethod();
        all.WithExposedHeaders("Grpc-Status", "Grpc-Message", "X-Total");
        CorsPolicy policy = all.AllowAnyHeader().Build();
        o.AddPolicy("AllowAll", policy);
        o.AddDefaultPolicy(new CorsPolicyBuilder("https://app.example.com").WithHeaders("X-A", "Authorization").AllowAnyMethod().Build());
    })
    .AddHttpContextAccessor()
    .AddCors(o => o.AddPolicy("third", (CorsPolicyBuilder p) => p.AllowAnyOrigin()));
var app = builder.Build();
app.UseRouting();
app.UseCors();
var api = app.MapGroup("/api").RequireCors("AllowAll");
api.MapGet("/x", () => "x").RequireCors(policy => policy.AllowAnyOrigin().AllowAnyHeader().Build());
api.MapGet("/y", () => "y").RequireCors("third");
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
