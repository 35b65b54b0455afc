using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Page.Tests.Serving;

/// <summary>Under which hosts the page is shown. A site whose name resolves to this machine has the page as one of its own (DNS rebinding).</summary>
public sealed class HostTests
{
    private static readonly string[] Paths = ["", "main.js", "api/endpoints", "api/policies", "api/decisions/1", "api/events"];

    [Fact]
    public async Task A_site_that_resolves_to_this_machine_reads_nothing()
    {
        await using var program = await PageProgram.StartAsync();
        using var decided = await program.SendAsync("GET", "/todos");

        foreach (var path in Paths)
        {
            using var response = await GetAsync(program, path, $"rebound.example:{program.Port}");
            response.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest, path);
            var text = await response.Content.ReadAsStringAsync();
            text.Should().Contain($"'rebound.example:{program.Port}'").And.Contain("\"AllowedHosts\": \"localhost;dev.example.com\"")
                .And.NotContain("todos").And.NotContain("app.example.com");
        }

        // What the browser of that site sends is same-origin.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/strict-cors/api/send")
        {
            Content = new StringContent("""{ "origin": "https://app.example.com", "method": "GET", "path": "/todos" }""", null, "application/json"),
            Headers = { Host = "rebound.example" },
        };
        request.Headers.Add("Origin", "http://rebound.example");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var sent = await program.Client.SendAsync(request);
        sent.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5000")]
    [InlineData("api.localhost:5000")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("[::1]:5000")]
    [InlineData("192.168.0.7:5000")]
    [InlineData("[2001:db8::7]")]
    public async Task A_name_that_no_site_can_choose_shows_it(string host)
    {
        await using var program = await PageProgram.StartAsync();

        (await StatusAsync(program, host)).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("localhost.rebound.example")]
    [InlineData("notlocalhost")]
    [InlineData("127.0.0.1.rebound.example")]
    [InlineData("localhost.")]
    [InlineData("xn--bcher-kva.example")]
    public async Task A_look_alike_does_not_show_it(string host)
    {
        await using var program = await PageProgram.StartAsync();

        (await StatusAsync(program, host)).Should().Be(HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("dev.example.com", HttpStatusCode.OK)]
    [InlineData("a.team.example.com:5000", HttpStatusCode.OK)]
    [InlineData("team.example.com", HttpStatusCode.MisdirectedRequest)]
    [InlineData("urls.example.com", HttpStatusCode.OK)]
    [InlineData("kestrel.example.com", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.MisdirectedRequest)]
    public async Task A_configured_name_shows_it(string host, HttpStatusCode status)
    {
        await using var program = await PageProgram.StartAsync(services: builder =>
        {
            builder.Configuration["Kestrel:Endpoints:Web:Url"] = "http://kestrel.example.com:0";
            builder.Configuration["urls"] = "http://127.0.0.1:0;http://urls.example.com:0";
            builder.Services.AddHostFiltering(options => options.AllowedHosts = ["dev.example.com", "*.team.example.com", "*"]);
        });

        (await StatusAsync(program, host)).Should().Be(status);
    }

    // Any page can send X-Forwarded-Host to its own origin, and a connection from this machine is one of a known proxy.
    [Fact]
    public async Task A_forwarded_host_does_not_hide_the_one_that_was_sent()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedHost });
            PageProgram.Map(app);
        });

        (await StatusAsync(program, "rebound.example", ("X-Forwarded-Host", "localhost"))).Should().Be(HttpStatusCode.MisdirectedRequest);
        (await StatusAsync(program, "localhost", ("X-Forwarded-Host", "rebound.example"))).Should().Be(HttpStatusCode.MisdirectedRequest);
        (await StatusAsync(program, "localhost", ("X-Forwarded-Host", "127.0.0.1"))).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_authorization_every_host_is_accepted()
    {
        await using var program = await PageProgram.StartAsync(
            environment: "Production",
            services: builder =>
            {
                builder.Services.AddAuthentication();
                builder.Services.AddAuthorization();
            },
            map: app =>
            {
                app.UseStrictCors();
                app.UseAuthorization();
            },
            page: page => page.RequireAuthorization(policy => policy.RequireAssertion(_ => true)));

        (await StatusAsync(program, "ops.example.com")).Should().Be(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(PageProgram program, string host, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(program, "", host, headers);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> GetAsync(
        PageProgram program, string path, string host, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/strict-cors/{path}");
        request.Headers.TryAddWithoutValidation("Host", host);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await program.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
