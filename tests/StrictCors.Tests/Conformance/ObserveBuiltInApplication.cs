using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>The same with the built-in middleware behind ours, which answers.</summary>
public sealed class ObserveBuiltInApplication : ObserveApplication
{
    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddCors(cors =>
            cors.AddPolicy("observe", policy => policy.WithOrigins("https://built-in.example").WithMethods("PUT").AllowAnyHeader()));
    }

    protected override void UseBehind(WebApplication app) => app.UseCors("observe");
}
