// A delegate before AllowAnyOrigin, as samples of a dashboard have it, and the header twice.
// pages: https://app.example.com
using Microsoft.AspNetCore.Hosting;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddCors(options => {
            options.AddPolicy("AllowCorsPolicy", builder => {
                // Allow all ports on local host.
                builder.SetIsOriginAllowed(origin => new Uri(origin).Host == "localhost");
                builder.WithHeaders("Content-Type");
                builder.AllowAnyOrigin();
                builder.AllowAnyMethod();
                builder.WithHeaders("Content-Type");
            });
        });
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
    {
        app.UseRouting();
        app.UseCors("AllowCorsPolicy");
        app.UseEndpoints(endpoints => endpoints.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos").RequireCors("AllowCorsPolicy"));
    }
}

public static class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}
