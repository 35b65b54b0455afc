// Parameters of Startup that are the built-in services, as Oqtane passes them on.
// pages: https://app.example.com
// contains: AddCors(/* for ICorsService, which code of this project uses */).AddStrictCors(options
using Microsoft.AspNetCore.Cors.Infrastructure;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddRouting().AddCors(options =>
        {
            options.AddPolicy("Maui", policy => policy.WithOrigins("https://app.example.com").AllowAnyHeader().AllowAnyMethod());
        }).AddHttpContextAccessor();
    }

    public void Configure(IApplicationBuilder app, ICorsService corsService, ICorsPolicyProvider provider)
    {
        app.Use(async (context, next) =>
        {
            if (context.Request.Path != "/todos" || !HttpMethods.IsGet(context.Request.Method))
            {
                await next(context);
                return;
            }

            var policy = await provider.GetPolicyAsync(context, "Maui");
            corsService.ApplyResult(corsService.EvaluatePolicy(context, policy!), context.Response);
            await context.Response.WriteAsync("todos");
        });
        app.UseRouting();
        app.UseCors("Maui");
        app.UseEndpoints(endpoints => endpoints.MapMethods("/todos", ["PUT", "POST"], () => "todos"));
    }
}

public static class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}
