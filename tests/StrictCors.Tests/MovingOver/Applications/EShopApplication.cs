using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>One origin, which code makes from the address of the web application.</summary>
internal sealed class EShopApplication : MovedApplication
{
    public override string Name => "eShopOnWeb";

    public override string[] Forms => ["a policy with a name", "a list that stays in its section"];

    public override string[] Allowed => ["https://localhost:5001"];

    public override string SettingsBefore => """{ "baseUrls": { "webBase": "https://host.docker.internal:5001/" } }""";

    public override void AddBefore(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorization();
        builder.Services.AddCors(options =>
            options.AddPolicy("CorsPolicy", policy => policy.WithOrigins(WebBase(builder)).AllowAnyMethod().AllowAnyHeader()));
    }

    public override void UseBefore(WebApplication app)
    {
        app.UseRouting();
        app.UseCors("CorsPolicy");
        app.UseAuthorization();
    }

    public override void AddAfter(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorization();
        builder.Services.AddStrictCors(options =>
            options.AddPolicy("CorsPolicy", policy => policy.WithOrigins(WebBase(builder)).AllowAnyMethod().AllowAnyHeader()));
    }

    public override void UseAfter(WebApplication app)
    {
        app.UseRouting();
        app.UseStrictCors("CorsPolicy");
        app.UseAuthorization();
    }

    private static string WebBase(WebApplicationBuilder builder) =>
        builder.Configuration["baseUrls:webBase"]!.Replace("host.docker.internal", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
