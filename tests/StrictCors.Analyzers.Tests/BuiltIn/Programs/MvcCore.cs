// CORS of MVC's core builder in a Startup class, and the policy in UseCors, as older samples of APIs have it.
// pages: https://app.example.com
public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddMvcCore().AddAuthorization().AddCors();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseCors(policy =>
        {
            policy.WithOrigins("https://app.example.com");
            policy.AllowAnyHeader();
            policy.AllowAnyMethod();
            policy.WithExposedHeaders("WWW-Authenticate");
        });
        app.UseEndpoints(endpoints => endpoints.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos"));
    }
}

public static class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}
