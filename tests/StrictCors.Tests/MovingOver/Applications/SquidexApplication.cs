using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Every origin with credentials, before routing. Other sites read content with a token; the cookies are of the own frontend.</summary>
internal sealed class SquidexApplication : MovedApplication
{
    public override string Name => "Squidex";

    public override string[] Forms => ["a policy in `UseCors`", "`UseCors` before `UseRouting`", "every origin, with credentials", "`UseCors` twice"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors();

    public override void UseBefore(WebApplication app)
    {
        app.UseCors(policy => policy.SetIsOriginAllowed(_ => true).AllowCredentials().AllowAnyMethod().AllowAnyHeader());
        app.UseRouting();
    }

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors(options =>
    {
        options.AddPolicy("own", policy => policy.WithOrigins(App).AllowCredentials().AllowAnyMethod().AllowAnyHeader());
        options.AddPolicy("public", policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader());
    });

    public override void UseAfter(WebApplication app)
    {
        app.UseRouting();
        app.UseStrictCors("own", "public");
    }
}
