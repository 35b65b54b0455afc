using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>Every endpoint here maps POST and not OPTIONS, and counts when it runs. What stands between the middleware is switched on
/// by the request.</summary>
public abstract class GuardedApplication : KestrelFixture
{
    private readonly ChangingEndpoints _late = new();

    public GuardedRuns Runs { get; } = new();

    protected abstract string Enforcement { get; }

    protected virtual string? DefaultPolicy => "web";

    protected override string Settings => $$"""
        { "StrictCors": { {{(DefaultPolicy is null ? "" : $"\"DefaultPolicy\": \"{DefaultPolicy}\",")}} "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*" ],
                "Enforcement": "{{Enforcement}}" },
            "named": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "*" ], "Enforcement": "{{Enforcement}}" } } } }
        """;

    /// <summary>Something right behind UseStrictCors.</summary>
    protected virtual void UseBehind(WebApplication app)
    {
    }

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        ChosenControllers.Add(builder.Services, typeof(GuardedController));
        builder.Services.AddSingleton(Runs);
        builder.Services.AddSignalR();
    }

    protected override void Configure(WebApplication app)
    {
        app.UseExceptionHandler("/error/post");
        app.UseStatusCodePagesWithReExecute("/error/post");
        app.UseRouting();
        app.Use(DropHeaders);
        app.UseStrictCors();
        UseBehind(app);

        // Not on the way to the error page, which has to be reached.
        app.UseWhen(AsksFirst("fail"), behind => behind.Use(Task (HttpContext _, RequestDelegate _) => throw new InvalidOperationException()));
        app.UseWhen(AsksFirst("missing"), behind => behind.Use((HttpContext context, RequestDelegate _) =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }));

        app.MapPost("/plain", Run);
        if (DefaultPolicy is not null)
        {
            app.MapPost("/default", Run).RequireStrictCors();
        }

        app.MapPost("/named", Run).RequireStrictCors("named");
        app.MapPost("/framework", Run).RequireCors("named");
        app.MapPost("/attribute", [StrictCors("named")] () => Runs.Add());
        app.MapPost("/disabled", Run).DisableStrictCors();
        app.MapPost("/framework-disabled", Run).WithMetadata(new DisableCorsAttribute());
        app.MapPost("/bypassed", Run).BypassStrictCors();
        app.MapGroup("/group").RequireStrictCors("named").MapPost("/inner", Run);
        app.MapPost("/items/{id}", Run).RequireStrictCors("named");
        app.MapPost("/short", Run).ShortCircuit().BypassStrictCors();
        app.MapMethods("/rest/{**path}", ["GET", "POST"], Run).RequireStrictCors("named");
        app.MapFallback("/spa/{**path}", Run).WithMetadata(new HttpMethodMetadata(["GET", "POST"])).RequireStrictCors("named");
        app.MapPost("/error/post", Run).RequireStrictCors("named");
        app.MapControllers();
        app.MapHub<GuardedHub>("/hub").RequireStrictCors("named");
        ((IEndpointRouteBuilder)app).DataSources.Add(_late);
        app.Lifetime.ApplicationStarted.Register(AddLateEndpoints);
    }

    private static Func<HttpContext, bool> Asks(string what) => context => context.Request.Headers["X-Test"].Contains(what);

    private static Func<HttpContext, bool> AsksFirst(string what) => context =>
        Asks(what)(context) && !context.Request.Path.StartsWithSegments("/error");

    private static Task DropHeaders(HttpContext context, RequestDelegate next)
    {
        if (Asks("drop-origin")(context))
        {
            context.Request.Headers.Remove("Origin");
        }

        if (Asks("drop-method")(context))
        {
            context.Request.Headers.Remove("Access-Control-Request-Method");
        }

        return next(context);
    }

    private Task Run(HttpContext context)
    {
        Runs.Add();
        return Task.CompletedTask;
    }

    private void AddLateEndpoints() => _late.Add(
        Late("/late/unknown", new UnknownCorsMetadata()),
        Late("/late/typo", new EnableCorsAttribute("typo")),
        Late("/late/inline", new CorsPolicyMetadata(new CorsPolicyBuilder().SetIsOriginAllowed(_ => true).AllowAnyMethod().Build())),
        Late("/late/named", new StrictCorsAttribute("named")));

    private RouteEndpoint Late(string path, object metadata) =>
        new(Run, RoutePatternFactory.Parse(path), 0, new(new HttpMethodMetadata(["POST"], acceptCorsPreflight: true), metadata), path);
}
