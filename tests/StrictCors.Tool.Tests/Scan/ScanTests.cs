using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using StrictCors.Tool.Scanning;

namespace StrictCors.Tool.Tests.Scan;

/// <summary>Servers with a known hole, and what a scan finds of it.</summary>
public sealed class ScanTests
{
    private const string Trusted = "https://app.example.com";

    private static readonly Dictionary<string, Func<string, bool>> Holes = new()
    {
        ["stranger"] = _ => true,
        ["null"] = origin => origin is "null" or Trusted,
        ["suffix"] = origin => origin.StartsWith(Trusted, StringComparison.Ordinal),
        ["prefix"] = origin => origin.EndsWith("app.example.com", StringComparison.Ordinal),
        ["substring"] = origin => origin.Contains("app.example.com", StringComparison.Ordinal),
        ["dot"] = origin => Regex.IsMatch(origin, "^https://app.example.com$"),
        ["character"] = origin => Regex.IsMatch(origin, @"^https://app\.example\.com([^.]|$)"),
        ["user-information"] = origin => Regex.IsMatch(origin, @"^https://app\.example\.com(@|$)"),
        ["joined"] = origin => origin.Split(',', ' ').Contains(Trusted),
        ["scheme"] = origin => origin.EndsWith("://app.example.com", StringComparison.Ordinal),
        ["port"] = origin => Regex.IsMatch(origin, @"^https://app\.example\.com(:\d+)?$"),
        ["spelling"] = origin => origin.TrimEnd('.').Equals(Trusted, StringComparison.OrdinalIgnoreCase),
        ["subdomain"] = origin => Regex.IsMatch(origin, @"^https://([a-z]+\.)*app\.example\.com$"),
        ["sibling"] = origin => Regex.IsMatch(origin, @"^https://[a-z-]+\.example\.com$"),
        ["local"] = origin => origin is Trusted || origin.StartsWith("http://localhost", StringComparison.Ordinal),
    };

    public static TheoryData<string> Kinds => new(Holes.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task T7_a_hole_is_found(string kind)
    {
        await using var server = await PlantedServer.StartAsync(context => Reflect(context, Holes[kind], credentials: true));

        var run = await Scan(server.Url);

        Kind(run).Should().Contain(kind, run.Output);
        run.ExitCode.Should().Be(run.Json.GetProperty("accepted").EnumerateArray().Any(one => one.Text("severity") != "note") ? 1 : 0);
        var text = await ToolRun.Of("scan", server.Url, "--origin", Trusted);
        text.Lines.Should().OnlyContain(line => line.Length <= 80 && !line.EndsWith(' '));
        text.Lines.Should().HaveCountLessThan(45, "it fits a screen");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task T7_doubled_headers_are_two_lines(int index)
    {
        await using var server = await PlantedServer.StartAsync(context =>
        {
            context.Response.Headers.Vary = "Origin";
            if (context.Request.Headers.Origin is [_, _] lines)
            {
                context.Response.Headers.AccessControlAllowOrigin = lines[index];
            }
        });

        Kind(await Scan(server.Url)).Should().Equal("doubled");
    }

    [Fact]
    public async Task T7_with_and_without_credentials()
    {
        await using var server = await PlantedServer.StartAsync(context => Reflect(context, _ => true, credentials: false));

        var run = await Scan(server.Url);

        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("accepted").EnumerateArray().Should().OnlyContain(one => !one.GetProperty("credentials").GetBoolean());
    }

    [Fact]
    public async Task An_exact_list_has_no_hole()
    {
        await using var server = await PlantedServer.StartAsync(context => Reflect(context, origin => origin == Trusted, credentials: true));

        var run = await Scan(server.Url);

        (run.ExitCode, Kind(run).Count, run.Json.GetProperty("hazards").GetArrayLength()).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_star_without_credentials_is_one_note()
    {
        await using var server = await PlantedServer.StartAsync(context => context.Response.Headers.AccessControlAllowOrigin = "*");

        var run = await Scan(server.Url);

        (run.ExitCode, run.Json.GetProperty("anyOrigin").GetBoolean(), Kind(run).Count).Should().Be((0, true, 0));
    }

    [Fact]
    public async Task T7_a_missing_Vary_is_a_hazard()
    {
        await using var server = await PlantedServer.StartAsync(context =>
        {
            Reflect(context, origin => origin == Trusted, credentials: false);
            context.Response.Headers.Remove("Vary");
        });

        var run = await Scan(server.Url);

        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("hazards")[0].Text("id").Should().Be("vary-missing");
    }

    [Fact]
    public async Task T7_of_methods_that_change_something_only_the_preflight_is_sent()
    {
        await using var server = await PlantedServer.StartAsync(context =>
        {
            Reflect(context, _ => context.Request.Method == "OPTIONS", credentials: true);
            context.Response.Headers.AccessControlAllowMethods = "DELETE";
        });

        var run = await ToolRun.Of("scan", server.Url, "--origin", Trusted, "--method", "DELETE", "--format", "json");

        Kind(run).Should().Contain("stranger");
        server.Requests.Should().OnlyContain(request => request.StartsWith("OPTIONS ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task T7_one_connection_at_a_time_and_a_bounded_number_of_requests()
    {
        await using var server = await PlantedServer.StartAsync(async context =>
        {
            await Task.Delay(2);
            context.Response.StatusCode = 200;
        });

        string[] origins = ["https://a.b.c.d.e.example", "https://b.example", "https://c.example", "http://[::1]:8080", "http://10.0.0.1"];
        var run = await ToolRun.Of(["scan", server.Url, "--format", "json", .. origins.SelectMany(origin => (string[])["--origin", origin])]);

        (run.ExitCode, server.MostAtOnce).Should().Be((0, 1));
        run.Json.Number("requests").Should().Be(server.Requests.Count).And.BeLessThan(150);
        await ToolRun.Of("scan", server.Url, "--parallel", "8");
        server.MostAtOnce.Should().BeInRange(2, 8);
    }

    [Theory]
    [InlineData(101, 1)]
    [InlineData(403, 0)]
    public async Task T7_a_handshake_of_a_stranger(int status, int exitCode)
    {
        await using var server = new RawServer(async (stream, token) =>
        {
            var headers = status == 101 ? "Connection: Upgrade\r\nUpgrade: websocket\r\n" : "Content-Length: 0\r\nConnection: close\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{headers}\r\n"), token);
        });

        var run = await ToolRun.Of("scan", server.Url, "--websocket", "--format", "json");

        run.ExitCode.Should().Be(exitCode, run.Error);
        Kind(run).Contains("stranger").Should().Be(status == 101);
        (await ToolRun.Of("scan", server.Url.Replace("http:", "ws:", StringComparison.Ordinal))).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task A_server_that_resets_strange_origins_is_scanned()
    {
        var count = 0;
        await using var server = await PlantedServer.StartAsync(context =>
        {
            if (Interlocked.Increment(ref count) is 5 or 9)
            {
                context.Abort();
            }
        });

        var run = await Scan(server.Url);

        (run.ExitCode, run.Json.Number("unanswered"), run.Json.Text("stopped")).Should().Be((0, 2, null));
    }

    [Fact]
    public async Task T5_a_server_that_is_not_there_is_3() => (await Scan("http://127.0.0.1:9/")).ExitCode.Should().Be(3);

    [Theory]
    [InlineData("--parallel", "100")]
    [InlineData("--origin", "app.example.com")]
    [InlineData("--origin", "null")]
    [InlineData("--method", "a b")]
    public async Task T5_wrong_usage_is_2(params string[] arguments) =>
        (await ToolRun.Of(["scan", "http://127.0.0.1:9/", .. arguments])).ExitCode.Should().Be(2);

    [Fact]
    public void Every_kind_has_a_server_with_that_hole() =>
        HostileKinds.All.Select(kind => kind.Id).Should().BeEquivalentTo(Holes.Keys.Append("doubled"));

    private static Task<ToolRun> Scan(string url) => ToolRun.Of("scan", url, "--origin", Trusted, "--format", "json");

    private static List<string?> Kind(ToolRun run) =>
        [.. run.Json.GetProperty("accepted").EnumerateArray().Select(accepted => accepted.Text("kind")).Distinct()];

    private static void Reflect(HttpContext context, Func<string, bool> isAllowed, bool credentials)
    {
        context.Response.Headers.Vary = "Origin";
        if (context.Request.Headers.Origin is [{ } origin] && isAllowed(origin))
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            if (credentials)
            {
                context.Response.Headers.AccessControlAllowCredentials = "true";
            }
        }
    }
}
