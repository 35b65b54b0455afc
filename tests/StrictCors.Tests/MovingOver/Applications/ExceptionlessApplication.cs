using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Every origin with credentials, for clients that report errors from any page.</summary>
internal sealed class ExceptionlessApplication : MovedApplication
{
    public override string Name => "Exceptionless";

    public override string[] Forms => ["a policy with a name", "every origin, with credentials", "exposed headers", "a long max age"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors(options => options.AddPolicy("AllowAny", policy =>
        policy.AllowAnyHeader().AllowAnyMethod().SetIsOriginAllowed(_ => true).AllowCredentials()
        .SetPreflightMaxAge(TimeSpan.FromMinutes(5)).WithExposedHeaders("ETag", "Link", "X-Total")));

    public override void UseBefore(WebApplication app) => app.UseCors("AllowAny");

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors().AddPolicy("AllowAny", policy => policy
        .AllowAnyHeader().AllowAnyMethod().WithOrigins(App).AllowCredentials()
        .SetPreflightMaxAge(TimeSpan.FromMinutes(5)).WithExposedHeaders("ETag", "Link", "X-Total"));

    public override void UseAfter(WebApplication app) => app.UseStrictCors("AllowAny");
}
