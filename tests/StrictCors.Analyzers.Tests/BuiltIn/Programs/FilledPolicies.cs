// Policies in variables that statements fill: entries one by one, in loops, by settings and under conditions.
// pages: https://app.example.com https://b.example.com https://dev.example.com
// settings: Cors:Origins:0=https://app.example.com Cors:Origins:1=https://b.example.com
// contains: policy.AllowCredentials();
// contains: policy.WithOrigins(origin);
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Filled;

public class Startup
{
    private readonly IConfiguration _configuration;
    private readonly IWebHostEnvironment _environment;

    public Startup(IConfiguration configuration, IWebHostEnvironment environment)
    {
        _configuration = configuration;
        _environment = environment;
    }

    public void ConfigureServices(IServiceCollection services)
    {
        var origins = _configuration.GetSection("Cors:Origins").Get<List<string>>()!;
        // The pages of our customers.
        var policy = new CorsPolicy();
        foreach (var origin in origins)
        {
            policy.Origins.Add(origin);
        }

        if (_environment.IsDevelopment())
            policy.Origins.Add("https://dev.example.com");
        policy.Headers.Add("*");
        policy.Methods.Add("*");
        policy.SupportsCredentials = true;
        policy.PreflightMaxAge = TimeSpan.FromSeconds(600);
        CorsPolicy other = new() { Headers = { "X-Api-Key" }, SupportsCredentials = false };
        origins.ForEach(origin => other.Origins.Add(origin));
        if (_environment.IsDevelopment())
            other.SupportsCredentials = true;
        else
            other.SupportsCredentials = false;
        var any = new CorsPolicy { Origins = { "*" } };
        services.AddCors(options =>
        {
            options.AddDefaultPolicy(policy);
            options.AddPolicy("other", other);
            options.AddPolicy("again", other);
            options.AddPolicy("any", any);
        });
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseCors();
        app.UseEndpoints(endpoints => endpoints.MapMethods("/todos", ["GET", "PUT", "POST"], () => "todos"));
    }
}

public static class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}
