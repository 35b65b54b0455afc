// Origins of a list in settings, or every origin if there is none, in one lambda, and every origin by a delegate that assigns.
// pages: https://app.example.com https://x.wild.example
// contains: policy.WithOrigins(System.Array.FindAll<string>(origins, listed => !listed.Contains('*')))
// settings: Cors:Origins:0=https://app.example.com Cors:Origins:1=https://*.wild.example
var builder = WebApplication.CreateBuilder(args);
var origins = builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? Array.Empty<string>();
builder.Services.AddCors(options =>
{
    options.AddDefaultPolicy(policy =>
    {
        if (origins.Length == 0)
        {
            policy.SetIsOriginAllowed(x => _ = true).AllowAnyHeader().AllowAnyMethod();
        }
        else
        {
            policy.SetIsOriginAllowed(host => origins.Any(o => string.Equals(o, host, StringComparison.OrdinalIgnoreCase)))
                .AllowAnyHeader()
                .AllowAnyMethod()
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10));
        }
    });
});
var app = builder.Build();
app.UseHttpsRedirection();
app.UseRouting();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
