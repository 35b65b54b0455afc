// A chain in a variable, the services that AddCors returns, and the middleware after authorization.
// pages: https://app.example.com
// contains: .Services;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Api.Extensions
{
    public static class CorsExtensions
    {
        public static IServiceCollection AddCustomCors(this IServiceCollection services, string policyName)
        {
            var corsBuilder = new CorsPolicyBuilder("https://app.example.com")
                .AllowAnyHeader()
                .AllowAnyMethod();
            var corsPolicy = corsBuilder.AllowCredentials().Build();

            return services.AddCors(opts =>
            {
                opts.AddPolicy(policyName, corsPolicy);
            });
        }
    }
}
// ---
using Shop.Api.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization();
builder.Services.AddCustomCors("own");
var app = builder.Build();
app.UseRouting();
app.UseAuthorization();
app.UseCors("own");
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();
