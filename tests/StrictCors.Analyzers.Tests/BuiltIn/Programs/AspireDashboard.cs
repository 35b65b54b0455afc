// Policies of the options, with the full names of types, and a check of tests that reads them.
// pages: https://app.example.com
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options =>
{
    options.AddPolicy("Otlp", policy =>
    {
        policy.WithOrigins("https://app.example.com", "https://*.example.org");
        policy.SetIsOriginAllowedToAllowWildcardSubdomains();
        policy.WithHeaders("Content-Type", "Authorization", "X-A");
        policy.AllowAnyMethod();
    });
});
builder.Services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(options => options.DefaultPolicyName = "Otlp");
var app = builder.Build();
Console.WriteLine(app.Services.GetRequiredService<IOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>>().Value.DefaultPolicyName);
Microsoft.AspNetCore.Builder.CorsMiddlewareExtensions.UseCors(app);
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
