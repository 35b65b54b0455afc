// A branch with a policy of its own, before the rest of the program.
// pages: https://app.example.com
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(c =>
{
    c.AddPolicy("AllowOrigin", options => options.AllowAnyOrigin().AllowAnyHeader());
    c.AddPolicy("own", options =>
    {
        options.WithOrigins(new[] { "https://app.example.com" }).AllowAnyHeader().WithMethods(HttpMethods.Put, "POST").AllowCredentials();
    });
});
var app = builder.Build();
app.UseWhen(context => context.Request.Path.StartsWithSegments("/public"), api =>
{
    api.UseCors("AllowOrigin");
});
app.UseWhen(context => !context.Request.Path.StartsWithSegments("/public"), api => api.UseCors("own"));
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
