// Policies that object initializers make: on one line, on several with comments, in variables and with a variable named like the parameter.
// pages: https://app.example.com
// contains: // The site of the product.
// contains: if (withCredentials)
// contains: corsPolicy => corsPolicy.WithOrigins(policy, "https://b.example.com")
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
var policy = builder.Configuration["Site"] ?? "https://app.example.com";
var withCredentials = policy.StartsWith("https");
TimeSpan? maxAge = TimeSpan.FromMinutes(10);
builder.Services.AddCors(options =>
{
    options.AddPolicy("line", new CorsPolicy { Origins = { policy, "https://b.example.com" }, Headers = { "*" } });
    options.AddPolicy("public", new CorsPolicy() { Origins = { "*" }, Methods = { "*" }, SupportsCredentials = false });
    options.AddPolicy("local", policy: new CorsPolicy { IsOriginAllowed = origin => new Uri(origin).Host == "localhost", PreflightMaxAge = null });
    options.AddPolicy("trusted", new CorsPolicy
    {
        Origins = { "https://c.example" }, SupportsCredentials = withCredentials, PreflightMaxAge = maxAge,
    });
    options.AddDefaultPolicy(new CorsPolicy
    {
        // The site of the product.
        Origins = { "https://app.example.com" }, // https only
        Headers = { "*" },
        Methods =
        {
            "GET", // reads
            "PUT",
            "POST",
        },
        ExposedHeaders = { "X-Total" },
        SupportsCredentials = true,
        PreflightMaxAge = new(0, 10, 0),
    });
});
var app = builder.Build();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
