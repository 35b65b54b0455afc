using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace StrictCors.Tests.Conformance;

/// <summary>Every way in which something other than the endpoint ends a response, with the exception handler in front of the
/// middleware, as WebApplication has it.</summary>
public sealed class StatusApplication : KestrelFixture
{
    private readonly string _files = Directory.CreateTempSubdirectory().FullName;

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com", "https://two.example.com" ], "AllowedMethods": [ "*" ],
                "AllowCredentials": true, "ExposedHeaders": [ "ETag" ] },
            "other": { "AllowedOrigins": [ "https://other.example" ] } } } }
        """;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddAuthentication(TestAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
        builder.Services.AddAuthorization(options => options.AddPolicy("nobody", policy => policy.RequireAssertion(_ => false)));
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = 429;
            options.AddFixedWindowLimiter("none", limit =>
            {
                limit.PermitLimit = 1;
                limit.Window = TimeSpan.FromHours(1);
            });
        });
        builder.Services.AddResponseCompression();
        builder.Services.AddOutputCache();
        builder.Services.AddResponseCaching();
        builder.Services.AddRequestTimeouts();
    }

    protected override void Configure(WebApplication app)
    {
        File.WriteAllText(Path.Combine(_files, "file.txt"), "static");

        app.UseExceptionHandler("/error");
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/lambda"), failing =>
            failing.UseExceptionHandler(handler => handler.Run(Handlers.Named("lambda", 500))));
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/page"), missing => missing.UseStatusCodePagesWithReExecute("/missing"));
        app.UseRouting();
        app.UseStrictCors();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/behind"), failing =>
            failing.UseExceptionHandler(handler => handler.Run(Handlers.Named("behind", 500))));
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(_files) });
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/response-cached"), cached => cached.UseResponseCaching());

        app.MapGet("/ok", Handlers.Named("ok"));
        app.MapGet("/not-modified", Handlers.Named("not modified", 304));
        app.MapGet("/redirect", () => Results.Redirect("/ok"));
        app.MapGet("/unauthorized", Handlers.Named("no")).RequireAuthorization();
        app.MapGet("/forbidden", Handlers.Named("no")).RequireAuthorization("nobody");
        app.MapGet("/not-found", () => Results.NotFound());
        app.MapGet("/limited", Handlers.Named("limited")).RequireRateLimiting("none");
        app.MapGet("/teapot", Handlers.Named("teapot", 418));
        app.MapGet("/fails", Task (HttpContext _) => throw new InvalidOperationException());
        app.MapGet("/fails/late", async (HttpContext context) =>
        {
            context.Response.Headers["X-Ran"] = "before";
            context.Response.Headers.Vary = "Accept";
            await Task.Yield();
            throw new InvalidOperationException();
        });
        app.MapGet("/behind/fails", Task (HttpContext _) => throw new InvalidOperationException());
        app.MapGet("/lambda/fails", Task (HttpContext _) => throw new InvalidOperationException());
        app.MapGet("/page/not-found", () => Results.NotFound());
        app.MapGet("/outcome", context => context.Response.WriteAsync(context.GetCorsDecision()?.Outcome.ToString() ?? "none"));
        app.MapGet("/compressed", () => Results.Text(new string('a', 5000)));
        app.MapGet("/stream", async context =>
        {
            await context.Response.StartAsync();
            await context.Response.WriteAsync("one ");
            await context.Response.Body.FlushAsync();
            await context.Response.WriteAsync("two");
        });
        app.MapGet("/endless", async context =>
        {
            await context.Response.WriteAsync("first");
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        app.MapGet("/buffer", async context =>
        {
            var memory = context.Response.BodyWriter.GetMemory(5);
            var length = Encoding.ASCII.GetBytes("piped", memory.Span);
            context.Response.BodyWriter.Advance(length);
            await context.Response.BodyWriter.FlushAsync();
        });
        app.MapGet("/no-body", () => { });
        app.MapGet("/output-cached", Fresh).CacheOutput();
        app.MapGet("/output-cached/other", Fresh).CacheOutput().RequireStrictCors("other");
        app.MapGet("/response-cached", context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return Fresh(context);
        });

        // The error pages have a policy of their own, which is not that of the request.
        app.Map("/error", context =>
            Handlers.Run(context, context.Features.Get<IExceptionHandlerPathFeature>() is null ? "direct" : "error page", 500))
            .RequireStrictCors("other");
        app.Map("/missing", Handlers.Named("missing page", 404)).RequireStrictCors("other");
    }

    private static Task Fresh(HttpContext context) => context.Response.WriteAsync(Guid.NewGuid().ToString());
}
