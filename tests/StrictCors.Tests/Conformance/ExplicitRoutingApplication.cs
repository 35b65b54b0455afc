using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Conformance;

/// <summary>The same with routing called for by the program.</summary>
public sealed class ExplicitRoutingApplication : RoutingApplication
{
    protected override void Configure(WebApplication app)
    {
        app.UseRouting();
        app.UseStrictCors();
#pragma warning disable ASP0014 // The point here is the long form, as programs before WebApplication have it.
        app.UseEndpoints(Map);
#pragma warning restore ASP0014
    }
}
