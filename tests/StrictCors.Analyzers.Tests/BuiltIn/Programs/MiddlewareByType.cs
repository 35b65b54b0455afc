// The middleware by its type, attributes as metadata, and a controller class that inherits the attribute.
// pages: https://app.example.com
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy("web", policy => policy
    .WithOrigins("https://app.example.com").AllowAnyHeader().AllowAnyMethod()));
var app = builder.Build();
app.UseRouting();
app.UseMiddleware<CorsMiddleware>("web");
app.MapGet("/private", [DisableCors] () => "");
app.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos").WithMetadata(new EnableCorsAttribute("web"));
Console.WriteLine(typeof(EnableCorsAttribute).Name + new WebAttribute().PolicyName);
app.Run();

sealed class WebAttribute() : EnableCorsAttribute("web");
