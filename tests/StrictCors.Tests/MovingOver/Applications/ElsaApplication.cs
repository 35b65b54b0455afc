using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Any origin for the studio, with every response header exposed.</summary>
internal sealed class ElsaApplication : MovedApplication
{
    public override string Name => "Elsa Workflows";

    public override string[] Forms => ["the default policy", "any header and any method"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors(options => options.AddDefaultPolicy(policy =>
        policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("*")));

    public override void UseBefore(WebApplication app) => app.UseCors();

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy =>
        policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("*")));

    public override void UseAfter(WebApplication app) => app.UseStrictCors();
}
