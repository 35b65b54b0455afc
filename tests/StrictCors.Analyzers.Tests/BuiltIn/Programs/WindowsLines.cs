// A file with the ends of lines of Windows.
// pages: https://app.example.com
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
var policy = new CorsPolicyBuilder();
policy.WithOrigins("https://app.example.com");
policy.AllowAnyHeader();
policy.AllowAnyMethod();
builder.Services.AddCors(options => options.AddDefaultPolicy(policy.Build()));
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthorization();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
