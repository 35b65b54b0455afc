using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Peers;

/// <summary>The peers, in the order of the table.</summary>
internal static class AllPeers
{
    private const string Python = "/usr/bin/python3";
    private const string GoSources = "/usr/share/gocode";

    public static IReadOnlyList<Peer> List { get; } =
    [
        new InProcessPeer("StrictCors", StrictServer.StartAsync),
        new InProcessPeer("ASP.NET Core's own", BuiltInServer.StartAsync),
        Node("expressjs/cors", "express.js"),
        Node("@fastify/cors", "fastify.js"),
        Node("@koa/cors", "koa.js"),
        Node("hono/cors", "hono.js"),
        OfPython("Starlette, FastAPI", "starlette_peer.py", "import starlette, uvicorn", "python3-starlette", "python3-uvicorn"),
        OfPython("django-cors-headers", "django_peer.py", "import corsheaders, django", "python3-django-cors-headers"),
        OfPython("flask-cors", "flask_peer.py", "import flask_cors", "python3-flask-cors"),
        new ProcessPeer(
            "rack-cors",
            new(["ruby-rack-cors", "puma"], "/usr/bin/ruby", ["-e", "require 'rack/cors'; require 'puma'"]),
            (ports, _) => new("/usr/bin/ruby", [Source("ruby", "rack_peer.rb"), $"{ports.Own}"])),
        new ProcessPeer(
            "rs/cors",
            new(["golang-go", "golang-github-rs-cors-dev"], "/usr/bin/go", ["vet", $"{GoSources}/src/github.com/rs/cors/utils.go"]),
            (ports, folder) => new(BuildGo(folder), [$"{ports.Own}", GoVersion()])),
        new ProcessPeer("nginx recipe", new(["nginx"], "/usr/sbin/nginx"), StartNginx, HasBackend: true),
        new ProcessPeer("Caddy recipe", new(["caddy"], "/usr/bin/caddy"), StartCaddy, HasBackend: true),
    ];

    private static string Source(string folder, string file) => Path.Combine(AppContext.BaseDirectory, "peers", folder, file);

    private static ProcessPeer Node(string name, string file) => new(
        name,
        new(["nodejs"], "/usr/bin/node"),
        (ports, _) => new(
            "/usr/bin/node", [Source("node", file), $"{ports.Own}"],
            ("NODE_ENV", "production"), ("NODE_PATH", Path.Combine(NodeModules.Folder, "node_modules"))))
    {
        AlsoMissing = NodeModules.Missing,
    };

    /// <summary>The distribution's own interpreter, whatever else is in the PATH.</summary>
    private static ProcessPeer OfPython(string name, string file, string check, params string[] packages) => new(
        name,
        new(packages, Python, ["-c", check]),
        (ports, _) => new(Python, ["-B", Source("python", file), $"{ports.Own}"]));

    private static string BuildGo(DirectoryInfo folder)
    {
        var program = Path.Combine(folder.FullName, "peer");
        if (!File.Exists(program))
        {
            _ = Command.Run(
                "/usr/bin/go",
                ["build", "-o", program, Source("go", "main.go")],
                folder.FullName,
                ("GO111MODULE", "off"), ("GOPATH", GoSources), ("GOCACHE", Path.Combine(folder.FullName, "cache")), ("GOFLAGS", ""));
        }

        return program;
    }

    private static string GoVersion() =>
        $"rs/cors {Command.Run("dpkg-query", ["-W", "-f=${Version}", "golang-github-rs-cors-dev"]).Split('-')[0]}, "
        + Command.Run("/usr/bin/go", ["version"]).Split(' ')[2].Replace("go", "go ", StringComparison.Ordinal);

    private static PeerStart StartNginx(PeerPorts ports, DirectoryInfo folder) =>
        new("/usr/sbin/nginx", ["-p", folder.FullName, "-e", "stderr", "-c", Filled("nginx.conf", ports, folder, "")]);

    private static PeerStart StartCaddy(PeerPorts ports, DirectoryInfo folder)
    {
        var version = Command.Run("/usr/bin/caddy", ["version"]).Split(' ')[0].Trim().TrimStart('v');
        return new(
            "/usr/bin/caddy", ["run", "--adapter", "caddyfile", "--config", Filled("Caddyfile", ports, folder, version)],
            ("HOME", folder.FullName), ("XDG_DATA_HOME", folder.FullName), ("XDG_CONFIG_HOME", folder.FullName));
    }

    private static string Filled(string file, PeerPorts ports, DirectoryInfo folder, string version)
    {
        var path = Path.Combine(folder.FullName, file);
        File.WriteAllText(path, File.ReadAllText(Source("proxies", file))
            .Replace("PORT", $"{ports.Own}", StringComparison.Ordinal)
            .Replace("BACKEND", $"{ports.Backend}", StringComparison.Ordinal)
            .Replace("FOLDER", folder.FullName, StringComparison.Ordinal)
            .Replace("VERSION", version, StringComparison.Ordinal));
        return path;
    }
}
