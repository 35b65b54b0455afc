using System.Diagnostics;
using StrictCors.Conformance.Peers;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Conformance.Judges;

/// <summary>nginx or Varnish in front of a server, as shared caches that obey RFC 9111 as far as they do.</summary>
internal static class RealCache
{
    public static string VersionOf(string name)
    {
        using var process = Process.Start(new ProcessStartInfo(PathOf(name), name == "nginx" ? "-v" : "-V") { RedirectStandardError = true })!;
        var text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return name == "nginx" ? text.Trim().Split('/')[^1] : text.Split("varnish-")[1].Split(' ')[0];
    }

    public static Task<LoopbackProgram> StartAsync(string name, Uri server) => Contract.StartAsync((port, folder) =>
        new(PathOf(name), name == "nginx" ? Nginx(folder, port, server.Port) : Varnish(folder, port, server.Port)));

    private static string PathOf(string name) => Installed.Find(name) ?? throw new InvalidOperationException($"{name} is not installed.");

    /// <summary>Without grace, a stale answer is not given away while it is validated; it is kept, so that it can be.</summary>
    private static string[] Varnish(string folder, int port, int server) =>
    [
        "-F", "-j", "none", "-n", Path.Combine(folder, "varnish"), "-a", $"127.0.0.1:{port}", "-b", $"127.0.0.1:{server}",
        "-s", "malloc,16m", "-p", "default_grace=0", "-p", "default_keep=60",
    ];

    private static string[] Nginx(string folder, int port, int server)
    {
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
