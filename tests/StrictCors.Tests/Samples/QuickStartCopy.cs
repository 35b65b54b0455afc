using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StrictCors.Testing;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Samples;

/// <summary>samples/QuickStart in a folder of its own, whose settings may be changed.</summary>
internal sealed class QuickStartCopy : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private QuickStartCopy(DirectoryInfo folder, SampleProcess process) => (_folder, Process) = (folder, process);

    public SampleProcess Process { get; }

    public string Settings => Path.Combine(_folder.FullName, "appsettings.json");

    /// <summary>The project with its settings and its page, and what it was built into.</summary>
    public static async Task<QuickStartCopy> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("quick-start-");
        foreach (var file in (string[])["QuickStart.csproj", "appsettings.json"])
        {
            File.Copy(Repository.PathOf($"samples/QuickStart/{file}"), Path.Combine(folder.FullName, file));
        }

        CopyFiles(Repository.PathOf("samples/QuickStart/Page"), folder.CreateSubdirectory("Page"));
        var program = folder.CreateSubdirectory("bin/Release/net10.0");
        CopyFiles(Path.GetDirectoryName(Repository.Output("samples/QuickStart", "QuickStart.dll"))!, program);
        return new(folder, await SampleProcess.StartCopyAsync(Path.Combine(program.FullName, "QuickStart.dll")));
    }

    public async Task<int> VersionAsync() => (await SettingsStateAsync())["version"]!.GetValue<int>();

    public async Task<JsonNode> SettingsStateAsync() => (await _client.GetFromJsonAsync<JsonNode>(new Uri(Process.Page, "/demo/settings")))!;

    /// <summary>Writes a line into a policy and waits until the program has seen it.</summary>
    public async Task WriteAsync(string policy, string line)
    {
        var version = await VersionAsync();
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Settings))!;
        foreach (var (key, value) in JsonNode.Parse($"{{ {line} }}")!.AsObject())
        {
            settings["StrictCors"]!["Policies"]![policy]![key] = value!.DeepClone();
        }

        // As most editors save: the program never sees half of the file.
        await File.WriteAllTextAsync($"{Settings}.new", settings.ToString());
        File.Move($"{Settings}.new", Settings, overwrite: true);
        await Eventually.TrueAsync(async () => await VersionAsync() > version, "the settings were saved");
    }

    /// <summary>Sends a call of the page as a page does, and returns what the API has logged of it.</summary>
    public async Task<(bool IsRead, LogEntry Last)> SendAsync(PageCall call)
    {
        var number = Guid.NewGuid().ToString();
        using var page = new HttpClient(new BrowserHandler(Process.Page.GetLeftPart(UriPartial.Authority)));
        using var request = call.ToRequest(new Uri(Process.Api, $"{call.Path}?call={number}"));
        var isRead = true;
        try
        {
            using var response = await page.SendAsync(request);
        }
        catch (CorsException)
        {
            isRead = false;
        }

        return (isRead, (await _client.GetFromJsonAsync<LogEntry[]>(new Uri(Process.Page, $"/demo/log?call={number}")))![^1]);
    }

    public async Task<HttpResponseMessage> StartWithAsync(HttpContent settings) =>
        await _client.PostAsync(new Uri(Process.Page, "/demo/start"), settings);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void CopyFiles(string source, DirectoryInfo target)
    {
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
        }
    }
}
