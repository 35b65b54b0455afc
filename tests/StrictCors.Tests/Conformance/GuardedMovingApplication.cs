using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>A program that moves over: the built-in middleware answers, with a policy name that does not exist, and we observe.</summary>
public sealed class GuardedMovingApplication : GuardedObserveApplication
{
    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddCors();
    }

    protected override void UseBehind(WebApplication app) => app.UseCors("typo");
}
