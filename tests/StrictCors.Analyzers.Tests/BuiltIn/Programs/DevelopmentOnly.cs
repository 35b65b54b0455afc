// CORS for the developer's machine only.
// pages: http://localhost:4200
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy("dev", policy => policy
    .WithOrigins("http://localhost:4200").AllowAnyHeader().AllowAnyMethod()));
var app = builder.Build();
if (app.Environment.IsDevelopment())
{
    app.UseCors("dev");
}

app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
