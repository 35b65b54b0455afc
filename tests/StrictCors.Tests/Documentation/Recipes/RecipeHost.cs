using Microsoft.AspNetCore.Builder;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation.Recipes;

/// <summary>Runs the program of a recipe with the settings that its section shows.</summary>
internal static class RecipeHost
{
    public static Task<KestrelHost> StartAsync(DocumentationPage page, string heading, Func<WebApplicationBuilder, WebApplication> program) =>
        KestrelHost.StartAsync(program, DocumentationPage.Blocks(page.Section(heading), "json").SelectMany(SettingsJson.Parse));
}
