using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>The origins of WebViews, and files whose code asks the framework's provider and writes the headers itself.</summary>
internal sealed class OqtaneApplication : MovedApplication
{
    private const string Maui = "MauiCorsPolicy";

    private static readonly string[] Origins = ["https://0.0.0.0", "http://0.0.0.0", "app://0.0.0.0"];

    public override string Name => "Oqtane";

    public override string[] Forms => ["a policy with a name", "`http` with credentials", "a policy in `RequireCors` that stays"];

    public override string[] Allowed => Origins;

    public override string[] Paths => ["/api/site", "/logo"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors(options =>
        options.AddPolicy(Maui, policy => policy.WithOrigins(Origins).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));

    public override void UseBefore(WebApplication app)
    {
        UseFiles(app);
        app.UseRouting();
        app.UseCors();
    }

    public override void AddAfter(WebApplicationBuilder builder)
    {
        builder.Services.AddCors(); // for ICorsService, which the files need
        builder.Services.AddStrictCors().AddPolicy(Maui, policy =>
            policy.WithOrigins(Origins).AllowAnyHeader().AllowAnyMethod().AllowCredentials().DangerouslyAllowInsecureOrigins());
    }

    public override void UseAfter(WebApplication app)
    {
        UseFiles(app);
        app.UseRouting();
        app.UseStrictCors();
    }

    public override void Map(WebApplication app) => app.Map("/api/site", Answer).RequireCors(Maui);

    private static void UseFiles(WebApplication app)
    {
        var service = app.Services.GetRequiredService<ICorsService>();
        var provider = app.Services.GetRequiredService<ICorsPolicyProvider>();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path != "/logo" || !HttpMethods.IsGet(context.Request.Method))
            {
                await next(context);
                return;
            }

            var policy = await provider.GetPolicyAsync(context, Maui);
            service.ApplyResult(service.EvaluatePolicy(context, policy!), context.Response);
            await context.Response.WriteAsync("logo");
        });
    }
}
