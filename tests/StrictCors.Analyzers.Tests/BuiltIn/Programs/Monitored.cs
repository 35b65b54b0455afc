// Named options, a class of policies for several programs, and services that a provider of options builds.
// pages: https://app.example.com
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors();
builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<CorsOptions>, Policies>());
builder.Services.AddOptions<CorsOptions>().Configure<IHostEnvironment>((options, environment) =>
{
    var all = new CorsPolicyBuilder().AllowAnyOrigin();
    if (environment.IsDevelopment())
    {
        all.AllowAnyHeader();
    }

    options.AddPolicy("all", all.Build());
});
var app = builder.Build();
app.UseCors();
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.Run();

internal sealed class Policies : IConfigureNamedOptions<CorsOptions>
{
    public void Configure(string? name, CorsOptions options) => Configure(options);

    public void Configure(CorsOptions options)
    {
        CorsPolicyBuilder policyBuilder = new CorsPolicyBuilder("https://app.example.com");
        policyBuilder.AllowAnyHeader().AllowAnyMethod();
        options.AddDefaultPolicy(policyBuilder.Build());
    }
}
