using Microsoft.AspNetCore.Builder;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation.Neighbours;

/// <summary>Runs a program of the page of neighbours, with the policies of that page and of the README.</summary>
internal static class NeighbourHost
{
    public static Task<KestrelHost> StartAsync(
        Func<WebApplicationBuilder, WebApplication> program,
        params (string Key, string? Value)[] settings) => KestrelHost.StartAsync(
        program,
        [
            .. SettingsJson.Parse(Pages.Readme.Blocks("json")[0]),
            .. SettingsJson.Parse(DocumentationPage.Blocks(Pages.Neighbours.Section("Recipes"), "json").Single()),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
        ]);
}
