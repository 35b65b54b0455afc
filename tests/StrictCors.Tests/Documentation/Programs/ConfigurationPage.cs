using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Programs;

internal static class ConfigurationPage
{
    public static void AddInCode(WebApplicationBuilder builder)
    {
        #region Policies in code
        builder.Services.AddStrictCors()
            .AddPolicy("partner", policy => policy
                .WithOrigins("https://*.partner.example")
                .WithMethods("GET", "PUT")
                .WithHeaders("Content-Type")
                .WithExposedHeaders("ETag")
                .AllowCredentials()
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10)));
        #endregion
    }

    public static void UseInPlace(WebApplication app)
    {
        #region Policies in place
        app.UseStrictCors(policy => policy.WithOrigins("https://app.example.com"));
        app.MapGet("/prices", GetPrices).RequireStrictCors(policy => policy.AllowAnyOrigin());
        #endregion

        static string GetPrices() => "prices";
    }

    public static void ReadMountedFile(WebApplicationBuilder builder)
    {
        #region Reload
        builder.Configuration.AddJsonFile("/etc/api-cors/cors.json", optional: false, reloadOnChange: true);
        #endregion
    }
}
