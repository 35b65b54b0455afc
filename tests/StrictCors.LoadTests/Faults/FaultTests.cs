using StrictCors.LoadTests.Traffic;
using StrictCors.Tests.Reload;

namespace StrictCors.LoadTests.Faults;

/// <summary>What goes wrong on connections, one thing at a time.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const int Often = 200;
    private const int Lines = 100_000 / 100;

    private readonly CountingLogs _logs = new();
    private KestrelHost _host = null!;

    public async Task InitializeAsync() => _host = await LoadedHost.StartAsync(new PushedConfiguration(Exchanges.Policies(1)), _logs);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_slow_client_gets_its_answer()
    {
        (await Disturbances.SendSlowlyAsync(_host.Port)).Should().StartWith("HTTP/1.1 204").And.Contain("Access-Control-Allow-Methods: GET, PUT");
    }

    [Fact]
    public async Task Requests_that_end_in_the_middle_disturb_nobody()
    {
        for (var i = 0; i < Often; i++)
        {
            await Disturbances.LeaveInTheMiddleAsync(_host.Port, new Random(i));
        }

        await ShouldAnswerAsync(_host);
    }

    [Fact]
    public async Task Requests_that_nobody_waits_for_disturb_nobody()
    {
        for (var i = 0; i < Often; i++)
        {
            await Disturbances.LeaveBeforeTheAnswerAsync(_host.Port);
        }

        await ShouldAnswerAsync(_host);
    }

    [Fact]
    public async Task A_hundred_kilobytes_of_header_are_Kestrels_to_refuse()
    {
        (await Disturbances.SendTooMuchAsync(_host.Port)).Should().Be(431);
        await ShouldAnswerAsync(_host);
    }

    [Theory]
    [InlineData("Origin", "R4", "200 [] Origin")]
    [InlineData("Access-Control-Request-Method", "R4", "204 [] Origin, Access-Control-Request-Method, Access-Control-Request-Headers")]
    [InlineData("Access-Control-Request-Headers", "P3", "204 [] Origin, Access-Control-Request-Method, Access-Control-Request-Headers")]
    public async Task A_hundred_kilobytes_of_header_that_Kestrel_was_told_to_take_are_denied(string name, string rule, string answer)
    {
        await using var host = await LoadedHost.StartAsync(new PushedConfiguration(Exchanges.Policies(1)), _logs, kestrel =>
        {
            kestrel.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 10_000;
        });

        foreach (var values in new[] { [$"x {new string('x', 100_000)}"], Enumerable.Repeat($"x {new string('x', 100)}", Lines).ToArray() })
        {
            var request = name == "Origin" ? RawRequest.Get("/web") : RawRequest.Method("OPTIONS", "/web").With("Origin", "https://app.example");
            request = name == "Access-Control-Request-Headers" ? request.With("Access-Control-Request-Method", "PUT") : request;

            var response = await host.SendAsync(values.Aggregate(request, (longer, value) => longer.With(name, value)));

            Exchange.Describe(response).Should().Be(answer, rule);
        }

        await ShouldAnswerAsync(host);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_their_order()
    {
        var exchanges = Exchanges.All.Where(exchange => !exchange.IsHandshake).ToList();
        using var connection = await _host.ConnectAsync();
        foreach (var exchange in exchanges)
        {
            await connection.WriteAsync(exchange.ToRaw().ToText(_host.Port));
        }

        foreach (var exchange in exchanges)
        {
            Exchange.Describe(await connection.ReadAsync()).Should().Be(exchange.Answers[0], exchange.Name);
        }
    }

    [Fact]
    public async Task Streams_of_one_HTTP_2_connection_do_not_mix()
    {
        var exchanges = Enumerable.Repeat(Exchanges.All.Where(exchange => !exchange.IsHandshake && !exchange.IsForHttp1), 10).SelectMany(all => all);

        var answers = await Task.WhenAll(exchanges.Select(async exchange =>
        {
            using var request = exchange.ToMessage();
            using var response = await _host.Http2Client.SendAsync(request);
            return (exchange.Name, Answer: Exchange.Describe(response), Expected: exchange.Answers[0]);
        }));

        answers.Where(answer => answer.Answer != answer.Expected).Should().BeEmpty();
    }

    private async Task ShouldAnswerAsync(KestrelHost host)
    {
        foreach (var exchange in Exchanges.All)
        {
            Exchange.Describe(await host.SendAsync(exchange.ToRaw())).Should().Be(exchange.Answers[0], exchange.Name);
        }

        _logs.Errors.Should().BeEmpty();
    }
}
