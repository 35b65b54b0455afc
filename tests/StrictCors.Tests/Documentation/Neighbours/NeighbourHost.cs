using Microsoft.AspNetCore.Builder;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation.Neighbours;

/// <summary>Runs a program of the README with the policies of the README.</summary>
internal static class NeighbourHost
{
    public static Task<KestrelHost> StartAsync(Func<WebApplicationBuilder, WebApplication> program, params (string Key, string? Value)[] settings) => KestrelHost.StartAsync(
        program,
        [
            .. SettingsJson.Parse(Readme.Blocks(Readme.Text, "json")[0]),
            .. SettingsJson.Parse(Readme.Blocks(Readme.Section("Recipes"), "json").Single()),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
        ]);
}
