// Any origin with credentials, with Build at the end of the lambda, before UseRouting.
// pages: https://app.example.com
// remains: SC1101
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options =>
{
    options.AddPolicy("CorsPolicy",
        policy => policy
        .SetIsOriginAllowed((host) => true)
        .AllowAnyMethod()
        .AllowAnyHeader()
        .AllowCredentials()
        .Build());
});
var app = builder.Build();
app.UseCors("CorsPolicy");
app.UseRouting();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
