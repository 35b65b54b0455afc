using System.Net;

namespace StrictCors.Tests.Samples;

/// <summary>One running instance of samples/MultiTenant, as its operator and its tenants' pages see it.</summary>
internal sealed class MultiTenantInstance(SampleProcess process) : IAsyncDisposable
{
    private readonly HttpClient _client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public string Output => process.Output;

    public Uri Api => process.Api;

    /// <param name="folder">Of the database: instances that are given the same share it.</param>
    /// <param name="settings">In place of those of its appsettings.json.</param>
    public static async Task<MultiTenantInstance> StartAsync(DirectoryInfo folder, params (string Name, string? Value)[] settings) =>
        new(await SampleProcess.StartAsync("MultiTenant", [("Database", Path.Combine(folder.FullName, "tenants.db")), ("Redis", ""), .. settings]));

    public Task<HttpResponseMessage> PutAsync(string tenant, string origin, string? page = null) =>
        SendAsync(HttpMethod.Put, Domains(tenant, origin), "localhost", page);

    public Task<HttpResponseMessage> DeleteAsync(string tenant, string origin) =>
        SendAsync(HttpMethod.Delete, Domains(tenant, origin), "localhost", null);

    /// <summary>Whether a page reads the tenant's answer. Under Server it is refused otherwise; there is nothing in between.</summary>
    public async Task<bool> IsAllowedAsync(string origin, string tenant = "acme")
    {
        using var response = await SendAsync(HttpMethod.Get, "/todos", $"{tenant}.localhost", origin);
        var allowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
        response.Headers.Vary.Should().Contain("Origin");
        if (response.StatusCode == HttpStatusCode.OK)
        {
            allowed.Should().Be(origin);
            (await response.Content.ReadAsStringAsync()).Should().Be($"What {tenant} has to do");
            return true;
        }

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        allowed.Should().BeNull();
        return false;
    }

    /// <summary>How often the database was asked about an origin.</summary>
    public int Questions(string origin) => Output.Split('\n').Count(line => line.Contains($"may pages of {origin} call", StringComparison.Ordinal));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, string host, string? origin)
    {
        using var request = new HttpRequestMessage(method, new Uri(process.Api, target)) { Headers = { Host = host } };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await process.DisposeAsync();
    }

    private static string Domains(string tenant, string origin) => $"/tenants/{tenant}/domains?origin={Uri.EscapeDataString(origin)}";
}
