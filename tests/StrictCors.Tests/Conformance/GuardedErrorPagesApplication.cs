using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Conformance;

/// <summary>Error pages behind the middleware: they route the request again, and nothing of ours runs after that.</summary>
public sealed class GuardedErrorPagesApplication : GuardedObserveApplication
{
    protected override void UseBehind(WebApplication app)
    {
        app.UseExceptionHandler("/error/post");
        app.UseStatusCodePagesWithReExecute("/error/post");
    }
}
