using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tool.Tests.Peers;

/// <summary>Real servers, with the mistakes that people make in them: the tool names each.</summary>
public sealed class PeerTests(RunningPeers peers) : IClassFixture<RunningPeers>
{
    private const string Page = "http://app.example.com";

    [PeerTheory(Peer.Express)]
    [InlineData("/right", "--method PUT --header Content-Type --credentials", null)]
    [InlineData("/right", "", null)]
    [InlineData("/star", "--credentials", "allow-origin-star")]
    [InlineData("/list", "", "allow-origin-listed")]
    [InlineData("/sign-in", "--method PUT", "preflight-unauthorized")]
    [InlineData("/redirect", "--method PUT", "preflight-redirect")]
    [InlineData("/get-only", "--method PUT", "allow-origin-missing")]
    [InlineData("/methods", "--method PUT", "allow-methods-case")]
    [InlineData("/few-methods", "--method PUT", "allow-methods-missing")]
    [InlineData("/headers", "--header X-B", "allow-headers-missing")]
    [InlineData("/max-age", "--method PUT", "max-age-ignored")]
    [InlineData("/slash", "", "allow-origin-spelling")]
    [InlineData("/fixed", "", "allow-origin-other")]
    [InlineData("/vary", "", "vary-missing")]
    [InlineData("/twice", "", "allow-origin-doubled")]
    [InlineData("/error", "--method PUT", "error-without-headers")]
    [InlineData("/nothing", "--method PUT", "preflight-not-found")]
    public async Task T6_Express(string path, string options, string? cause) =>
        await ShouldName(await peers.UrlOf(Peer.Express) + path, options, cause);

    [PeerTheory(Peer.Starlette)]
    [InlineData("/right/", "--method PUT --credentials", null)]
    [InlineData("/methods/", "--method PUT", "preflight-status")]
    [InlineData("/star/", "--method PUT", null)]
    [InlineData("/slash/", "--method PUT", "preflight-status")]
    [InlineData("/slash/", "", "allow-origin-missing")]
    [InlineData("/max-age/", "--method PUT", "max-age-capped")]
    [InlineData("/right/error", "--method PUT", "error-without-headers")]
    [InlineData("/sign-in/", "--method PUT", "preflight-unauthorized")]
    [InlineData("/none", "--method PUT", "preflight-not-allowed")]
    [InlineData("/nothing", "--method PUT", "preflight-not-found")]
    public async Task T6_Starlette(string path, string options, string? cause) =>
        await ShouldName(await peers.UrlOf(Peer.Starlette) + path, options, cause);

    [PeerTheory(Peer.Nginx)]
    [InlineData("/right", "--method PUT", null)]
    [InlineData("/right", "", null)]
    [InlineData("/recipe", "--method PUT", "max-age-capped")]
    [InlineData("/recipe", "--method PUT --credentials", "allow-origin-star")]
    [InlineData("/recipe", "--header Authorization", "allow-headers-missing")]
    [InlineData("/recipe", "--method DELETE", "allow-methods-missing")]
    [InlineData("/error", "--method PUT", "error-without-headers")]
    [InlineData("/file", "--method PUT", "preflight-not-allowed")]
    [InlineData("/inherit", "--method PUT", "allow-origin-missing")]
    [InlineData("/list", "", "allow-origin-listed")]
    [InlineData("/twice", "", "allow-origin-doubled")]
    [InlineData("/vary", "", "vary-missing")]
    [InlineData("/redirect", "--method PUT", "preflight-redirect")]
    [InlineData("/sign-in", "--method PUT", "preflight-unauthorized")]
    public async Task T6_nginx(string path, string options, string? cause) => await ShouldName(await peers.UrlOf(Peer.Nginx) + path, options, cause);

    [Theory]
    [InlineData("two", "--method PUT", null)]
    [InlineData("two", "", "vary-missing")]
    [InlineData("right", "--method PUT", "vary-missing")]
    [InlineData("slash", "", "allow-origin-missing")]
    [InlineData("headers", "--header X-B", "allow-headers-missing")]
    [InlineData("methods", "--method PUT", "allow-methods-missing")]
    [InlineData("max-age", "--method PUT", "max-age-capped")]
    [InlineData("star", "--credentials", "allow-origin-star")]
    [InlineData("redirect", "--method PUT", "preflight-redirect")]
    [InlineData("sign-in", "--method PUT", "preflight-unauthorized")]
    [InlineData("none", "--method PUT", "preflight-not-allowed")]
    public async Task T6_the_built_in_middleware(string mistake, string options, string? cause)
    {
        await using var server = await PlantedServer.StartAsync(
            services => services.AddCors(cors => cors.AddDefaultPolicy(policy => Configure(mistake, policy))),
            app =>
            {
                if (mistake == "redirect")
                {
                    app.Run(context =>
                    {
                        context.Response.Redirect("https://127.0.0.1/x", permanent: false, preserveMethod: true);
                        return Task.CompletedTask;
                    });
                }
                else if (mistake == "sign-in")
                {
                    app.Use((HttpContext context, RequestDelegate next) =>
                    {
                        context.Response.StatusCode = 401;
                        return Task.CompletedTask;
                    });
                }

                if (mistake != "none")
                {
                    app.UseCors();
                }

                app.MapMethods("/x", ["GET", "PUT"], () => "ok");
            });

        await ShouldName($"{server.Url}/x", options, cause);
    }

    [PeerTheory(Peer.Express)]
    [InlineData("/right", null)]
    [InlineData("/reflect", "stranger")]
    [InlineData("/dot", "dot")]
    [InlineData("/suffix", "prefix")]
    public async Task T7_Express(string path, string? kind) => await ShouldFind(await peers.UrlOf(Peer.Express) + path, kind);

    [PeerTheory(Peer.Starlette)]
    [InlineData("/right/", null)]
    [InlineData("/dot/", "dot")]
    public async Task T7_Starlette(string path, string? kind) => await ShouldFind(await peers.UrlOf(Peer.Starlette) + path, kind);

    [PeerTheory(Peer.Nginx)]
    [InlineData("/right", null)]
    [InlineData("/reflect", "stranger")]
    [InlineData("/suffix", "prefix")]
    public async Task T7_nginx(string path, string? kind) => await ShouldFind(await peers.UrlOf(Peer.Nginx) + path, kind);

    private static void Configure(string mistake, CorsPolicyBuilder policy)
    {
        policy.WithMethods("GET", "PUT").WithHeaders("X-A").WithOrigins(Page);
        _ = mistake switch
        {
            "two" => policy.WithOrigins("http://b.example.com"),
            "methods" => policy.WithMethods("GET"),
            "max-age" => policy.SetPreflightMaxAge(TimeSpan.FromDays(1)),
            "star" => policy.AllowAnyOrigin(),
            _ => policy,
        };
        if (mistake == "methods")
        {
            policy.Build().Methods.Remove("PUT");
        }

        if (mistake == "slash")
        {
            policy.Build().Origins.Clear();
            policy.Build().Origins.Add($"{Page}/x");
        }
    }

    private static async Task ShouldName(string url, string options, string? cause)
    {
        string[] arguments = ["probe", url, "--origin", Page, "--format", "json", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var run = await ToolRun.Of(arguments);

        run.Error.Should().BeEmpty();
        var causes = run.Json.GetProperty("results")[0].GetProperty("causes").EnumerateArray().Select(found => found.Text("id")).ToList();
        if (cause is null)
        {
            (run.ExitCode, causes.Count).Should().Be((0, 0), run.Output);
        }
        else
        {
            causes.Should().Contain(cause, run.Output);
        }
    }

    private static async Task ShouldFind(string url, string? kind)
    {
        var run = await ToolRun.Of("scan", url, "--origin", Page, "--format", "json");

        var kinds = run.Json.GetProperty("accepted").EnumerateArray().Select(accepted => accepted.Text("kind")).Distinct().ToList();
        kinds.Contains(kind).Should().Be(kind is not null, run.Output);
        run.ExitCode.Should().Be(kind is null && run.Json.GetProperty("hazards").GetArrayLength() == 0 ? 0 : 1);
    }
}
