using StrictCors.Tool.Probing;
using StrictCors.Tool.Probing.Causes;

namespace StrictCors.Tool.Tests.Probe;

/// <summary>Each known mistake, planted in a server that is correct otherwise, is named.</summary>
public sealed class CauseTests
{
    private const string Acao = "Access-Control-Allow-Origin";

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // The mistake, the options, and what differs in the preflight and in the response.
        { "preflight-redirect", "--method PUT", "307|Location: https://127.0.0.1/x", "" },
        { "preflight-redirect", "--method PUT", $"301|Location: /path/|{Acao}:", "" },
        { "preflight-unauthorized", "--method PUT", "401|WWW-Authenticate: Bearer", "" },
        { "preflight-unauthorized", "--method PUT", $"403|{Acao}:", "" },
        { "preflight-not-found", "--method PUT", $"404|{Acao}:", "" },
        { "preflight-not-allowed", "--method PUT", $"405|Allow: GET|{Acao}:", "" },
        { "preflight-fails", "--method PUT", "500", "" },
        { "preflight-fails", "--method PUT", $"502|{Acao}:", "" },
        { "preflight-status", "--method PUT", "400", "" },
        { "allow-origin-missing", "", "", $"{Acao}:" },
        { "allow-origin-missing", "--method PUT", $"{Acao}:", "" },
        { "allow-origin-doubled", "", "", $"{Acao}: +http://app.example.com" },
        { "allow-origin-doubled", "", "", $"{Acao}: +*" },
        { "allow-origin-listed", "", "", $"{Acao}: http://app.example.com, http://b.example.com" },
        { "allow-origin-listed", "", "", $"{Acao}: http://app.example.com http://b.example.com" },
        { "allow-origin-spelling", "", "", $"{Acao}: http://app.example.com/" },
        { "allow-origin-spelling", "", "", $"{Acao}: HTTP://App.example.com" },
        { "allow-origin-spelling", "", "", $"{Acao}: http://app.example.com:80" },
        { "allow-origin-spelling", "", "", $"{Acao}: \"http://app.example.com\"" },
        { "allow-origin-pattern", "", "", $"{Acao}: http://*.example.com" },
        { "allow-origin-pattern", "", "", $"{Acao}: app.example.com" },
        { "allow-origin-other", "", "", $"{Acao}: https://other.example.com" },
        { "allow-origin-other", "", "", $"{Acao}: null" },
        { "allow-origin-star", "--credentials", "", $"{Acao}: *" },
        { "error-without-headers", "--method PUT", "", $"500|{Acao}:" },
        { "allow-credentials-missing", "--credentials", "", "Access-Control-Allow-Credentials:" },
        { "allow-credentials-value", "--credentials", "", "Access-Control-Allow-Credentials: True" },
        { "allow-credentials-value", "", "", "Access-Control-Allow-Credentials: 1" },
        { "allow-methods-missing", "--method PUT", "Access-Control-Allow-Methods: GET, POST", "" },
        { "allow-methods-missing", "--method PUT", "Access-Control-Allow-Methods:", "" },
        { "allow-methods-case", "--method PUT", "Access-Control-Allow-Methods: get, put", "" },
        { "method-case", "--method patch", "", "" },
        { "allow-headers-missing", "--header X-B", "", "" },
        { "allow-headers-missing", "--header X-A", "Access-Control-Allow-Headers:", "" },
        { "star-with-credentials", "--header X-A --credentials", "Access-Control-Allow-Headers: *", "" },
        { "star-with-credentials", "--credentials", "", "Access-Control-Expose-Headers: *" },
        {
            "star-without-authorization", "--header Authorization",
            $"Access-Control-Allow-Headers: *|{Acao}: *|Access-Control-Allow-Credentials:", ""
        },
        { "list-malformed", "--method PUT", "Access-Control-Allow-Methods: GET PUT", "" },
        { "list-malformed", "--header X-A", "Access-Control-Allow-Headers: \"X-A\"", "" },
        { "list-malformed", "", "", "Access-Control-Expose-Headers: X A" },
        { "header-misspelt", "", "", "Access-Control-Allow-Orgin: *" },
        { "header-misspelt", "--method PUT", "Access-Control-Allow-Header: X-A", "" },
        { "header-misspelt", "", "", "Access-Control-Request-Method: PUT" },
        { "max-age-ignored", "--method PUT", "Access-Control-Max-Age: 10m", "" },
        { "max-age-ignored", "--method PUT", "Access-Control-Max-Age: -1", "" },
        { "max-age-capped", "--method PUT", "Access-Control-Max-Age: 86400", "" },
        { "max-age-capped", "--method PUT --engine webkit", "Access-Control-Max-Age: 3600", "" },
        { "vary-missing", "", "", "Vary:" },
        { "vary-missing", "", "", "Vary: Accept-Encoding" },
        { "vary-missing", "--method PUT", "", "Vary:" },
        { "vary-missing", "--method POST --header X-A", "", "Vary: Accept" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task T6_a_mistake_is_named(string cause, string options, string preflight, string request)
    {
        await using var server = await PlantedServer.StartAsync(Planted.Answer(preflight, request));

        var run = await Probe(server, options);

        var causes = Causes(run);
        causes.Should().Contain(cause, run.Output);
        run.ExitCode.Should().Be(cause == "max-age-capped" ? 0 : 1);
        var text = await ToolRun.Of(["probe", $"{server.Url}/path", "--origin", Planted.Origin, .. Split(options)]);
        text.Lines.Should().OnlyContain(line => line.Length <= 80 && !line.EndsWith(' '));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--credentials")]
    [InlineData("--method PUT")]
    [InlineData("--method PUT --credentials --header Content-Type --header Authorization")]
    [InlineData("--method DELETE --engine firefox")]
    [InlineData("--method POST")]
    public async Task A_correct_server_has_no_cause(string options)
    {
        await using var server = await PlantedServer.StartAsync(Planted.Answer("Access-Control-Max-Age: 600"));

        var run = await Probe(server, options);

        (run.ExitCode, Causes(run).Count).Should().Be((0, 0), run.Output);
    }

    [Fact]
    public async Task T6_an_answer_that_depends_on_Origin_is_named()
    {
        await using var server = await PlantedServer.StartAsync(async context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"Hello {context.Request.Headers.Origin}"));
        });

        Causes(await Probe(server, "")).Should().Equal("depends-on-origin");
    }

    [Fact]
    public async Task Content_that_changes_by_itself_is_no_mistake()
    {
        var count = 0;
        await using var server = await PlantedServer.StartAsync(async context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            await context.Response.Body.WriteAsync(BitConverter.GetBytes(Interlocked.Increment(ref count)));
        });

        (await Probe(server, "")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_fixed_origin_needs_no_Vary()
    {
        await using var server = await PlantedServer.StartAsync(context => context.Response.Headers.AccessControlAllowOrigin = Planted.Origin);

        (await Probe(server, "")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task T6_a_redirect_to_a_sign_in_is_named()
    {
        await using var other = await PlantedServer.StartAsync(context => context.Response.StatusCode = 200);
        await using var server = await PlantedServer.StartAsync(Planted.Answer(request: $"302|Location: {other.Url}/login"));

        Causes(await Probe(server, "")).Should().Contain("redirect-cross-origin");
    }

    [Fact]
    public void Every_cause_has_a_planted_mistake()
    {
        var planted = Mistakes.Select(row => (string)row[0]).Concat(["depends-on-origin", "redirect-cross-origin"]).Distinct();

        CauseKinds.All.Select(kind => kind.Id).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(planted);
        CauseKinds.All.Should().Contain(kind => kind.Severity == CauseSeverity.Note);
    }

    private static Task<ToolRun> Probe(PlantedServer server, string options) =>
        ToolRun.Of(["probe", $"{server.Url}/path", "--origin", Planted.Origin, "--format", "json", .. Split(options)]);

    private static string[] Split(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Causes(ToolRun run) =>
        [.. run.Json.GetProperty("results")[0].GetProperty("causes").EnumerateArray().Select(cause => cause.Text("id")!)];
}
