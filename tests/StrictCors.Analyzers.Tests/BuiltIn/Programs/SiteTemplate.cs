// A builder in a variable that statements fill, as older templates and answers have it.
// pages: https://app.example.com
// corrects: a slash that no browser sends
// contains: options.AddPolicy("SiteCorsPolicy", corsBuilder =>
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
// Who may read.
var corsBuilder = new CorsPolicyBuilder();
corsBuilder.AllowAnyHeader();
corsBuilder.AllowAnyMethod();
//corsBuilder.AllowAnyOrigin();
corsBuilder.WithOrigins("https://app.example.com/");
if (builder.Environment.EnvironmentName.Length > 0)
{
    corsBuilder.AllowCredentials();
}

builder.Services.AddCors(options =>
{
    options.AddPolicy("SiteCorsPolicy", corsBuilder.Build());
});
var app = builder.Build();
app.UseCors("SiteCorsPolicy");
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
