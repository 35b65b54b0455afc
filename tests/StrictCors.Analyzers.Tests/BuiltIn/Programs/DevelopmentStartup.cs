// CORS for the developer's machine only, in a Startup class: the two calls are in different methods.
// pages: http://localhost:4200
// remains in Production: SC2005
// contains: // UseStrictCors runs under this condition only.
public class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddRouting().AddCors();

    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
    {
        app.UseRouting();
        if (env.IsDevelopment())
            app.UseCors(b => b.WithOrigins("http://localhost:4200").AllowAnyHeader().AllowAnyMethod().AllowCredentials());
        app.UseEndpoints(endpoints => endpoints.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos"));
    }
}

public static class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}
