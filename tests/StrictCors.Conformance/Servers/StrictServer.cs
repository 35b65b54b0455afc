using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Conformance.Servers;

/// <summary>StrictCors, as its README advises: the policies in the settings, and a policy for each endpoint.</summary>
internal static class StrictServer
{
    private const string Settings = """
        {
          "StrictCors": {
            "DefaultPolicy": "list",
            "Policies": {
              "list": {
                "AllowedOrigins": [ "https://app.example.com", "https://shop.example.com:8443", "http://localhost:3000" ],
                "AllowedMethods": [ "GET", "HEAD", "POST", "PUT", "DELETE" ],
                "AllowedHeaders": [ "Content-Type", "X-Token", "Authorization" ],
                "ExposedHeaders": [ "X-Total" ],
                "PreflightMaxAge": "00:10:00"
              },
              "credentials": {
                "AllowedOrigins": [ "https://app.example.com", "https://shop.example.com:8443", "http://localhost:3000" ],
                "AllowedMethods": [ "GET", "HEAD", "POST", "PUT", "DELETE" ],
                "AllowedHeaders": [ "Content-Type", "X-Token", "Authorization" ],
                "ExposedHeaders": [ "X-Total" ],
                "PreflightMaxAge": "00:10:00",
                "AllowCredentials": true
              },
              "any": {
                "AllowedOrigins": [ "*" ],
                "AllowedMethods": [ "GET", "HEAD", "POST", "PUT", "DELETE" ],
                "AllowedHeaders": [ "Content-Type", "X-Token", "Authorization" ],
                "ExposedHeaders": [ "X-Total" ],
                "PreflightMaxAge": "00:10:00"
              },
              "open": {
                "AllowedOrigins": [ "https://app.example.com", "https://shop.example.com:8443", "http://localhost:3000" ],
                "AllowedMethods": [ "*" ],
                "AllowedHeaders": [ "*" ],
                "AllowCredentials": true
              },
              "subdomains": {
                "AllowedOrigins": [ "https://*.example.org" ],
                "AllowedMethods": [ "GET", "HEAD", "POST", "PUT", "DELETE" ],
                "AllowedHeaders": [ "Content-Type", "X-Token", "Authorization" ],
                "ExposedHeaders": [ "X-Total" ],
                "PreflightMaxAge": "00:10:00",
                "AllowCredentials": true
              }
            }
          }
        }
        """;

    public static Task<InProcessServer> StartAsync() => InProcessServer.StartAsync(
        builder =>
        {
            builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Settings)));
            builder.Services.AddStrictCors();
            builder.Services.AddExceptionHandler(options => options.ExceptionHandler = static _ => Task.CompletedTask);
            TokenAuthentication.Add(builder.Services);
        },
        app =>
        {
            app.UseExceptionHandler();
            app.UseStrictCors();
            app.UseWebSockets();
            app.UseAuthentication();
            app.UseAuthorization();
            Answers.Map(app, (area, name, endpoint) =>
            {
                Configure(area, endpoint);
                TokenAuthentication.Guard(name, endpoint);
            });
            Sockets.Map(app, Configure);
        },
        new { name = "StrictCors", version = Version() });

    private static void Configure(string area, IEndpointConventionBuilder endpoint)
    {
        if (area == "disabled")
        {
            endpoint.DisableStrictCors();
        }
        else
        {
            endpoint.RequireStrictCors(area);
        }
    }

    private static string Version() =>
        typeof(StrictCorsOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
