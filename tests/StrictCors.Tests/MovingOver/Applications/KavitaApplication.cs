using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>In Development the addresses of this machine, and otherwise a policy without origins.</summary>
internal sealed class KavitaApplication : MovedApplication
{
    public override string Name => "Kavita";

    public override string[] Forms => ["only in Development", "a policy without origins", "`http` with credentials"];

    public override string[] Allowed => ["http://localhost:4200", "http://192.168.1.20:4200"];

    public override string[] Environments => ["Development", "Production"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors();

    public override void UseBefore(WebApplication app)
    {
        app.UseRouting();
        if (app.Environment.IsDevelopment())
        {
            app.UseCors(policy => policy.AllowAnyHeader().AllowAnyMethod().AllowCredentials()
                .WithOrigins("http://localhost:4200", "http://192.168.1.20:4200").WithExposedHeaders("Content-Disposition", "Pagination"));
        }
        else
        {
            app.UseCors(policy => policy.AllowAnyHeader().AllowAnyMethod().AllowCredentials()
                .WithExposedHeaders("Content-Disposition", "Pagination"));
        }
    }

    public override void AddAfter(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddStrictCors();
        }
    }

    public override void UseAfter(WebApplication app)
    {
        app.UseRouting();
        if (app.Environment.IsDevelopment())
        {
            app.UseStrictCors(policy => policy.AllowAnyHeader().AllowAnyMethod().AllowCredentials().DangerouslyAllowInsecureOrigins()
                .WithOrigins("http://localhost:4200", "http://192.168.1.20:4200").WithExposedHeaders("Content-Disposition", "Pagination"));
        }
    }
}
