using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>What a well-known application does about CORS, as a small program of our own: with the built-in middleware as it is, and moved over
/// by the page alone.</summary>
internal abstract class MovedApplication
{
    protected const string App = "https://app.example.com";

    public abstract string Name { get; }

    /// <summary>Gets the rows of the page that were used.</summary>
    public abstract string[] Forms { get; }

    /// <summary>Gets the origins of pages that the application allows.</summary>
    public virtual string[] Allowed => [App];

    /// <summary>Gets what clients send as <c>Origin</c> that are not browsers.</summary>
    public virtual string[] NotOfBrowsers => [];

    public virtual string[] Paths => ["/todos"];

    public virtual string[] Environments => ["Production"];

    /// <summary>Gets the configuration before.</summary>
    public virtual string SettingsBefore => "{ }";

    /// <summary>Gets the configuration after.</summary>
    public virtual string SettingsAfter => SettingsBefore;

    public abstract void AddBefore(WebApplicationBuilder builder);

    public abstract void AddAfter(WebApplicationBuilder builder);

    public abstract void UseBefore(WebApplication app);

    public abstract void UseAfter(WebApplication app);

    /// <summary>The endpoints, which stay as they are.</summary>
    public virtual void Map(WebApplication app) => app.Map("/todos", Answer);

    public override string ToString() => Name;

    protected static string Answer(HttpContext context)
    {
        context.Response.Headers["X-Total"] = "1";
        return "todos";
    }
}
