using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>A real file, watched by a program that answers thousands of requests while the file is edited.</summary>
public sealed class ReloadUnderLoadTests : IDisposable
{
    private const string Name = "appsettings.json";
    private const string Origin = "https://app.example";
    private const int Connections = 4;

    // Every part of one differs from the same part of the other.
    private const string First =
        """{ "AllowedOrigins": [ "https://app.example" ], "AllowCredentials": true, "AllowedMethods": "GET;PUT", "AllowedHeaders": ["""
        + """ "X-First" ], "ExposedHeaders": [ "X-First" ], "PreflightMaxAge": "00:00:01", "PreflightStatusCode": 200 }""";
    private const string Second =
        """{ "AllowedOrigins": [ "https://*.example" ], "AllowedMethods": "GET;PUT", "AllowedHeaders": [ "X-Second" ], "ExposedHeaders": ["""
        + """ "X-Second" ], "PreflightMaxAge": "00:00:02" }""";
    private const string Invalid =
        """{ "AllowedOrigins": [ "https://app.example", "*" ], "AllowCredentials": true, "AllowedHeaders": [ "X-Third" ] }""";

    private static readonly string Actual = RawRequest.Get("/").With("Origin", Origin).ToString();
    private static readonly string Preflight = RawRequest.Preflight("/", Origin, "PUT").ToString();

    private readonly SettingsDirectory _directory = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    public void Dispose()
    {
        _directory.Dispose();
    }

    [Fact]
    public async Task Every_answer_is_wholly_the_old_or_wholly_the_new_policy_and_none_is_an_error()
    {
        _directory.SaveByRename(Name, Policies.With(First));
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration.AddJsonFile(_directory.Watched(Name)));
        using var done = new CancellationTokenSource();
        var load = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => LoadAsync(host, done.Token))).ToList();

        await EditAsync(host, _directory.SaveByRename, Policies.With(Invalid), isValid: false);
        await EditAsync(host, _directory.SaveByRename, Policies.With(Second), isValid: true);
        await EditAsync(host, _directory.SaveByTruncation, Policies.Malformed, isValid: false);
        await EditAsync(host, _directory.SaveByTruncation, Policies.With(First), isValid: true);
        await EditAsync(host, _directory.SaveByTruncation, Policies.With(Invalid), isValid: false);
        await EditAsync(host, _directory.SaveByTruncation, Policies.With(Second), isValid: true);
        await done.CancelAsync();
        await Task.WhenAll(load);

        _answers.Keys.Should().BeEquivalentTo(
            "200 Access-Control-Allow-Credentials: true, Access-Control-Allow-Origin: https://app.example, Access-Control-Expose-Headers: X-First",
            "200 Access-Control-Allow-Origin: https://app.example, Access-Control-Expose-Headers: X-Second",
            "200 Access-Control-Allow-Credentials: true, Access-Control-Allow-Headers: X-First, Access-Control-Allow-Methods: GET, PUT, "
                + "Access-Control-Allow-Origin: https://app.example, Access-Control-Max-Age: 1",
            "204 Access-Control-Allow-Headers: X-Second, Access-Control-Allow-Methods: GET, PUT, Access-Control-Allow-Origin: https://app.example, "
                + "Access-Control-Max-Age: 2");
        host.Changes().Should().HaveCount(3);
    }

    /// <summary>Saves, and lets some answers pass before and after the program has taken notice.</summary>
    private async Task EditAsync(KestrelHost host, Action<string, string> save, string text, bool isValid)
    {
        var said = () => isValid ? host.Changes().Count : host.Refusals().Count;
        var (before, answers) = (said(), _answers.Values.Sum());
        await Eventually.AfterAsync(() => save(Name, text), () => said() > before, "the file has changed");
        await Eventually.TrueAsync(() => _answers.Values.Sum() > answers + 500, "the program answers");
    }

    private async Task LoadAsync(KestrelHost host, CancellationToken done)
    {
        using var connection = await host.ConnectAsync();
        while (!done.IsCancellationRequested)
        {
            Count(await connection.SendAsync(Actual));
            Count(await connection.SendAsync(Preflight));
        }
    }

    private void Count(RawResponse response)
    {
        var headers = response.OwnedHeaders.Select(header => $"{header.Name}: {header.Value}").Order(StringComparer.Ordinal);
        _answers.AddOrUpdate($"{response.Status} {string.Join(", ", headers)}", 1, (_, count) => count + 1);
    }
}
