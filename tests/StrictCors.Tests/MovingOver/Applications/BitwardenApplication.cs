using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Code that decides: the vault of this installation, the website, and an old extension that sends <c>file://</c>.</summary>
internal sealed class BitwardenApplication : MovedApplication
{
    private const string Vault = "https://vault.example.com";
    private const string Website = "https://bitwarden.com";

    public override string Name => "Bitwarden server";

    public override string[] Forms => ["a policy in `UseCors`", "a list in code", "a `Startup` class"];

    public override string[] Allowed => [Vault, Website];

    public override string[] NotOfBrowsers => ["file://"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors();

    public override void UseBefore(WebApplication app)
    {
        app.UseRouting();
        app.UseCors(policy => policy.SetIsOriginAllowed(IsAllowed).AllowAnyMethod().AllowAnyHeader().AllowCredentials());
    }

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors();

    public override void UseAfter(WebApplication app)
    {
        app.UseRouting();
        app.UseStrictCors(policy => policy.WithOrigins(Vault, Website).AllowAnyMethod().AllowAnyHeader().AllowCredentials());
    }

    private static bool IsAllowed(string origin) => origin is Vault or "file://" or Website;
}
