using System.Diagnostics;
using StrictCors.Conformance.Peers;

namespace StrictCors.Conformance.Judges;

/// <summary>nginx or Varnish in front of a server, as shared caches that obey RFC 9111 as far as they do.</summary>
internal sealed class RealCache : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-cache-");
    private readonly Process _process;

    private RealCache(string name, int server)
    {
        var port = PeerProcess.FreePort();
        Address = new($"http://127.0.0.1:{port}");
        _process = Process.Start(new ProcessStartInfo(PathOf(name)!, name == "nginx" ? Nginx(port, server) : Varnish(port, server))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public static string? PathOf(string name) => (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static string VersionOf(string name)
    {
        using var process = Process.Start(new ProcessStartInfo(PathOf(name)!, name == "nginx" ? "-v" : "-V") { RedirectStandardError = true })!;
        var text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return name == "nginx" ? text.Trim().Split('/')[^1] : text.Split("varnish-")[1].Split(' ')[0];
    }

    public static async Task<RealCache> StartAsync(string name, Uri server)
    {
        var cache = new RealCache(name, server.Port);
        var target = new Target(cache.Address, IsInsecure: false, TimeSpan.FromSeconds(5));
        for (var i = 0; i < 300 && !cache._process.HasExited; i++)
        {
            try
            {
                _ = await Manifest.ReadAsync(target, CancellationToken.None);
                return cache;
            }
            catch (Exception exception) when (exception is System.Net.Sockets.SocketException or IOException or ManifestException or TimeoutException)
            {
                await Task.Delay(100);
            }
        }

        await cache.DisposeAsync();
        throw new InvalidOperationException($"{name} does not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Without grace, a stale answer is not given away while it is validated; it is kept, so that it can be.</summary>
    private string[] Varnish(int port, int server) =>
    [
        "-F", "-j", "none", "-n", Path.Combine(_folder.FullName, "varnish"), "-a", $"127.0.0.1:{port}", "-b", $"127.0.0.1:{server}",
        "-s", "malloc,16m", "-p", "default_grace=0", "-p", "default_keep=60",
    ];

    private string[] Nginx(int port, int server)
    {
        var folder = _folder.FullName;
        var file = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(file, $$"""
            daemon off;
            master_process off;
            pid {{folder}}/pid;
            events { }
            http {
              access_log off;
              client_body_temp_path {{folder}}/bodies;
              fastcgi_temp_path {{folder}}/fastcgi;
              proxy_temp_path {{folder}}/answers;
              scgi_temp_path {{folder}}/scgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              proxy_cache_path {{folder}}/cache keys_zone=answers:1m;
              server {
                listen 127.0.0.1:{{port}};
                location / {
                  proxy_pass http://127.0.0.1:{{server}};
                  proxy_set_header Host $http_host;
                  proxy_cache answers;
                  proxy_cache_revalidate on;
                }
              }
            }

            """);
        return ["-p", folder, "-e", Path.Combine(folder, "errors"), "-c", file];
    }
}
