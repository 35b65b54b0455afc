using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http;
using StrictCors.Endpoints;

namespace StrictCors.Startup;

/// <summary>
/// The builder that WebApplication puts its own middleware on, before the application's. It notices whether authorization is among
/// it. Afterwards that cannot be found out: the mark that authorization leaves is the same wherever it was called, and a branch of a
/// WebApplication (UseWhen) does not show what was called after it.
/// </summary>
internal sealed class AuthorizationDetector(IApplicationBuilder app) : IApplicationBuilder
{
    public bool HasAuthorization { get; private set; }

    public IServiceProvider ApplicationServices
    {
        get => app.ApplicationServices;
        set => app.ApplicationServices = value;
    }

    public IFeatureCollection ServerFeatures => app.ServerFeatures;

    public IDictionary<string, object?> Properties => app.Properties;

    public IApplicationBuilder Use(Func<RequestDelegate, RequestDelegate> middleware)
    {
        // UseAuthorization leaves its mark first. That of the application's own call is copied here when everything is in its place.
        HasAuthorization |= FrameworkInternals.HasAuthorization(app);
        app.Use(middleware);
        return this;
    }

    public IApplicationBuilder New() => app.New();

    public RequestDelegate Build() => app.Build();
}
