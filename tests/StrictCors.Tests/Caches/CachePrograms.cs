using System.Globalization;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Caches;

/// <summary>How each cache is started in front of a server. The files are in a folder of its own, and nothing is left of a service that the
/// package of the distribution may have.</summary>
internal static class CachePrograms
{
    /// <summary>The line that the documentation has for a cache that ignores <c>Vary</c>.</summary>
    public const string KeyWithOrigin = "proxy_cache_key $scheme$host$request_uri$http_origin;";

    public static string NameOf(Cache cache) => cache switch
    {
        Cache.Varnish => "varnishd",
        Cache.HAProxy => "haproxy",
        _ => "nginx",
    };

    /// <summary>Starts the cache in front of a server that has the path <c>/ready</c>.</summary>
    public static Task<LoopbackProgram> StartAsync(Cache cache, int server) => LoopbackProgram.StartAsync(
        (port, folder) => new(Installed.Find(NameOf(cache))!, Arguments(cache, folder, port, server)),
        static async program => (await RawHttp.SendAsync(program.Port, RawRequest.Get("/ready").ToText(program.Port))).Status == 200);

    private static string[] Arguments(Cache cache, string folder, int port, int server)
    {
        var configuration = Path.Combine(folder, "configuration");
        switch (cache)
        {
            case Cache.Varnish:
                // Without a jail: it would give up the rights to its folder.
                return ["-F", "-j", "none", "-n", Path.Combine(folder, "varnish"), "-a", $"127.0.0.1:{port}", "-b", $"127.0.0.1:{server}",
                    "-s", "malloc,16m"];
            case Cache.HAProxy:
                File.WriteAllText(configuration, HAProxy(port, server));
                return ["-db", "-f", configuration];
            default:
                File.WriteAllText(configuration, Nginx(folder, port, Location(cache, server)));
                return ["-p", folder, "-e", Path.Combine(folder, "errors"), "-c", configuration];
        }
    }

    private static string Location(Cache cache, int server)
    {
        const string Ignoring = "proxy_cache answers; proxy_ignore_headers Vary;";
        var page = DocumentationPage.Blocks(Pages.Hosting.Section("Proxies that replace Host"), "nginx").Single();
        var pass = $"proxy_pass http://127.0.0.1:{server};";
        return cache switch
        {
            Cache.NginxWithHost => page.Replace("proxy_pass http://127.0.0.1:5000;", pass, StringComparison.Ordinal),
            Cache.NginxWithoutHost => page.Replace("proxy_pass http://127.0.0.1:5000;", pass, StringComparison.Ordinal)
                .Replace("proxy_set_header Host $http_host;", "", StringComparison.Ordinal),
            Cache.NginxWithHeaders => $"location / {{ {pass} add_header Access-Control-Allow-Origin * always; }}",
            Cache.NginxWithoutVary => $"location / {{ {pass} {Ignoring} }}",
            Cache.NginxWithOriginInKey => $"location / {{ {pass} {Ignoring} {KeyWithOrigin} }}",
            _ => $"location / {{ {pass} proxy_cache answers; }}",
        };
    }

    private static string Nginx(string folder, int port, string location) => string.Create(CultureInfo.InvariantCulture, $$"""
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
            {{location}}
          }
        }

        """);

    private static string HAProxy(int port, int server) => string.Create(CultureInfo.InvariantCulture, $"""
        global
          maxconn 100
        defaults
          mode http
          timeout connect 10s
          timeout client 30s
          timeout server 30s
        cache answers
          total-max-size 4
          max-age 60
        frontend front
          bind 127.0.0.1:{port}
          http-request cache-use answers
          http-response cache-store answers
          default_backend back
        backend back
          server kestrel 127.0.0.1:{server}

        """);
}
