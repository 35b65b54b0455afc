using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FluentAssertions;
using StrictCors.Conformance.Reference;
using StrictCors.Conformance.Servers;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tool.Commands;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary><c>strictcors conformance</c>.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task T5_A_server_that_wins_every_case_is_0()
    {
        await using var server = await ReferenceServer.StartAsync(new());

        var (exitCode, output) = await RunAsync($"{server.Address}");

        exitCode.Should().Be(0);
        output.Should().StartWith("reference\n").And.Contain("must   128 of 128").And.NotContain("lacks");
        output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Fact]
    public async Task T5_A_lost_case_is_1_and_is_shown_with_its_reason_and_its_clause()
    {
        await using var server = await ReferenceServer.StartAsync(new() { Current = Flaw.NotOnFailures });

        var (exitCode, output) = await RunAsync($"{server.Address}", "--case", "error-get", "--engine", "firefox");

        exitCode.Should().Be(1);
        output.Should().Contain("must     0 of 1").And.Contain("error-get  must").And.Contain("A page reads that a handler has failed.")
            .And.Contain("Firefox: GET /list/error").And.Contain("Access-Control-Allow-Origin").And.Contain("CORS check").And.NotContain("cache");
        output.Split('\n').Should().OnlyContain(line => line.Length <= 80 || line.Contains("https://", StringComparison.Ordinal));
    }

    // Not HTTP, cut off, and without an end: each is one line, and never an unexpected failure.
    [Theory]
    [InlineData("\u0000\u0001lol", "the connection ends before the answer does")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", "the connection ends before the content does")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "a line of the answer has no colon")]
    public async Task T5_A_server_that_answers_garbage_is_3(string answer, string reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().ReadAtLeastAsync(new byte[4096], 1);
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer));
        });
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exitCode = await CommandLine.RunAsync(["conformance", $"http://{listener.LocalEndpoint}"], output, error);

        await served;
        exitCode.Should().Be(3);
        error.ToString().Should().Contain("cannot be reached").And.Contain(reason).And.NotContain("Unexpected");
    }

    [Fact]
    public async Task C1_What_a_server_lacks_is_shown_and_does_not_count()
    {
        await using var server = await InProcessServer.StartAsync(
            _ => { }, app => Answers.Map(app), new { name = "bare", lacks = new[] { "any", "websockets" } });

        var (_, output) = await RunAsync($"{server.Address}", "--class", "safe");
        var (_, json) = await RunAsync($"{server.Address}", "--class", "safe", "--format", "json");

        output.Should().Contain("lacks  any, websockets (").And.Contain("cases do not count)");
        var cases = JsonDocument.Parse(json).RootElement.GetProperty("cases").EnumerateArray().ToList();
        cases.Single(one => one.GetProperty("id").GetString() == "socket-list").GetProperty("outcome").GetString().Should().Be("lacking");
    }

    [Fact]
    public async Task Json_and_JUnit_have_every_case()
    {
        await using var server = await ReferenceServer.StartAsync(new() { Current = Flaw.NotOnFailures });

        var json = JsonDocument.Parse((await RunAsync($"{server.Address}", "--format", "json")).Output).RootElement;
        var junit = XDocument.Parse((await RunAsync($"{server.Address}", "--format", "junit")).Output).Root!;

        json.GetProperty("server").GetString().Should().Be("reference");
        json.GetProperty("cases").GetArrayLength().Should().Be(CaseLibrary.All.Count);
        var lost = json.GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("outcome").GetString() == "lost")
            .Select(one => one.GetProperty("id").GetString()).ToList();
        lost.Should().Contain("error-get").And.NotContain("list-get");
        var must = json.GetProperty("scores").GetProperty("must");
        must.GetProperty("tried").GetInt32().Should().BeGreaterThan(must.GetProperty("won").GetInt32());
        junit.Descendants("testcase").Should().HaveCount(CaseLibrary.All.Count);
        junit.Descendants("failure").Select(failure => (string?)failure.Parent!.Attribute("name")).Should().BeEquivalentTo(lost);
        junit.Elements("testsuite").Select(suite => int.Parse((string)suite.Attribute("failures")!, CultureInfo.InvariantCulture))
            .Sum().Should().Be(lost.Count);
    }

    [Fact]
    public async Task C2_The_list_has_the_cases_as_data()
    {
        var (exitCode, output) = await RunAsync("--list", "--class", "kind");

        exitCode.Should().Be(0);
        JsonDocument.Parse(output).RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetString())
            .Should().BeEquivalentTo(CaseLibrary.All.Where(one => one.Class == CaseClass.Kind).Select(one => one.Id));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("https://api.example.com", "https://api.example.com/base")]
    [InlineData("on this machine", "http://api.example.com")]
    [InlineData("no case 'nothing'", "http://127.0.0.1:9", "--case", "nothing")]
    [InlineData("--timeout 'soon'", "http://127.0.0.1:9", "--timeout", "soon")]
    public async Task T5_Wrong_usage_is_2(string expected, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);

        exitCode.Should().Be(2);
        output.Should().Contain(expected).And.NotContain("   at ");
    }

    [Fact]
    public async Task T5_A_server_without_the_contract_is_2_and_one_that_cannot_be_reached_3()
    {
        await using var server = await InProcessServer.StartAsync(_ => { }, _ => { });
        await using var other = await InProcessServer.StartAsync(_ => { }, _ => { }, new { name = "odd", lacks = new[] { "wings" } });

        var without = await RunAsync($"{server.Address}");
        var odd = await RunAsync($"{other.Address}");
        var nobody = await RunAsync($"http://127.0.0.1:{LoopbackProgram.FreePort()}");

        without.ExitCode.Should().Be(2);
        without.Output.Should().Contain("the status of /manifest is 404");
        odd.ExitCode.Should().Be(2);
        odd.Output.Should().Contain("lacks \"wings\"");
        nobody.ExitCode.Should().Be(3);
        nobody.Output.Should().Contain("the connection is refused");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(["conformance", .. arguments], output, error);
        return (exitCode, output.ToString().ReplaceLineEndings("\n") + error);
    }
}
