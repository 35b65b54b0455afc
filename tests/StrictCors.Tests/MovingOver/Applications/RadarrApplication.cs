using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Two policies for any origin, chosen by attributes; keys in headers instead of cookies.</summary>
internal sealed class RadarrApplication : MovedApplication
{
    public override string Name => "Radarr";

    public override string[] Forms => ["several policies in `AddCors`", "`[EnableCors]` that stays", "a `Startup` class"];

    public override string[] Paths => ["/api/v3/movie", "/content/logo", "/ping"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors(options =>
    {
        options.AddPolicy("ApiCorsPolicy", policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader());
        options.AddPolicy("AllowGet", policy => policy.AllowAnyOrigin().WithMethods("GET", "OPTIONS").AllowAnyHeader());
    });

    public override void UseBefore(WebApplication app)
    {
        app.UseRouting();
        app.UseCors();
    }

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors(options =>
    {
        options.AddPolicy("ApiCorsPolicy", policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader());
        options.AddPolicy("AllowGet", policy => policy.AllowAnyOrigin().WithMethods("GET", "OPTIONS").AllowAnyHeader());
    });

    public override void UseAfter(WebApplication app)
    {
        app.UseRouting();
        app.UseStrictCors();
    }

    public override void Map(WebApplication app)
    {
        app.MapMethods("/api/v3/movie", ["GET", "PUT", "POST"], [EnableCors("ApiCorsPolicy")] (HttpContext context) => Answer(context));
        app.MapGet("/content/logo", [EnableCors("AllowGet")] (HttpContext context) => Answer(context));
        app.MapGet("/ping", Answer);
    }
}
