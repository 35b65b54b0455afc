using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Page.Tests.Listing;

/// <summary>The lists of endpoints and policies.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task D6_An_endpoint_has_methods_policies_enforcement_and_the_place_of_the_choice()
    {
        await using var program = await PageProgram.StartAsync();

        Rows(await program.ReadAsync("api/endpoints")).Should().Equal(
            "GET /off: (CORS disabled), Browser, endpoint: disabled CORS",
            "GET /offers: partner, web, Browser, endpoint: the policy 'partner;web'",
            "GET /own: (bypassed), , endpoint: BypassStrictCors()",
            "GET /partner: partner, Browser, endpoint: the policy 'partner'",
            "POST /payments: payments, Server, endpoint: the policy 'payments'",
            "GET /todos: web, Browser, DefaultPolicy",
            "DELETE /todos/{id}: web, Browser, DefaultPolicy",
            "PUT /todos/{id}: web, Browser, DefaultPolicy");
    }

    [Fact]
    public async Task D6_The_argument_of_the_middleware_and_no_choice_at_all_are_named()
    {
        await using var named = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors("partner", "web");
            app.MapGet("/a", () => "");
            app.MapGet("/b", [EnableCors] () => "");
            app.MapGet("/c", () => "").RequireStrictCors(policy => policy.WithOrigins("https://c.example"));
        });
        await using var without = await PageProgram.StartAsync(
            PageProgram.Settings.Replace("\"DefaultPolicy\": \"web\",", "", StringComparison.Ordinal),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/a", () => "");
                app.MapGet("/b", () => "").RequireStrictCors("web");
            });

        Rows(await named.ReadAsync("api/endpoints")).Should().Equal(
            "GET /a: partner, web, Browser, UseStrictCors(\"partner\", \"web\")",
            "GET /b: partner, web, Browser, endpoint: the default, by UseStrictCors(\"partner\", \"web\")",
            "GET /c: RequireStrictCors at HTTP: GET /c, Browser, endpoint: an inline policy");
        Rows(await without.ReadAsync("api/endpoints"))[0].Should().Be("GET /a: (none), , nothing: there is no DefaultPolicy");
    }

    [Fact]
    public async Task D6_Each_list_of_a_policy_has_its_source()
    {
        await using var program = await PageProgram.StartAsync(
            services: builder =>
            {
                builder.Configuration.AddInMemoryCollection([new("StrictCors:Policies:web:AllowedMethods", "GET;PATCH")]);
                builder.Services.AddStrictCors(options => options.AddPolicy("code", policy => policy.WithOrigins("https://code.example")));
            });

        var policies = (await program.ReadAsync("api/policies")).Items("rows").ToDictionary(row => row.Text("name"));

        policies.Keys.Should().Equal("code", "partner", "payments", "web");
        policies["web"].GetProperty("isDefault").GetBoolean().Should().BeTrue();
        Lists(policies["web"]).Should().Equal(
            "AllowedOrigins [https://app.example.com] JsonConfigurationProvider for 'appsettings.json' (Required)",
            "AllowedMethods [GET, PATCH] MemoryConfigurationProvider",
            "AllowedHeaders [Content-Type] JsonConfigurationProvider for 'appsettings.json' (Required)");
        Lists(policies["code"]).Should().Equal("AllowedOrigins [https://code.example] code", "AllowedMethods [GET, HEAD, POST] default");
        policies["payments"].Items("settings").Select(row => $"{row.Text("key")} {row.Text("value")}").Should()
            .Contain("Enforcement Server").And.Contain("AllowCredentials false");
    }

    [Fact]
    public async Task D6_Policies_in_place_are_policies_too()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors();
            app.MapPut("/c", () => "").RequireStrictCors(policy => policy.WithOrigins("https://c.example").WithMethods("PUT").AllowCredentials());
        });

        var row = (await program.ReadAsync("api/policies?text=c.example")).Items("rows").Single();

        row.Text("path").Should().Contain("/c");
        Lists(row).Should().Equal("AllowedOrigins [https://c.example] code", "AllowedMethods [PUT] code");
    }

    [Fact]
    public async Task D6_Ten_thousand_endpoints_come_in_parts_and_are_found_by_any_text()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors();
            for (var i = 0; i < 10_000; i++)
            {
                app.MapMethods($"/things/{i:0000}", ["GET"], context => Task.CompletedTask);
            }
        });

        var first = await program.ReadAsync("api/endpoints");
        var last = await program.ReadAsync("api/endpoints?offset=9950");
        var beyond = await program.ReadAsync("api/endpoints?offset=20000");
        var found = await program.ReadAsync("api/endpoints?text=get /things/123");

        (first.GetProperty("total").GetInt32(), first.Items("rows").Count()).Should().Be((10_000, 50));
        last.Items("rows").Last().Text("route").Should().Be("/things/9999");
        beyond.GetProperty("offset").GetInt32().Should().Be(9950);
        found.GetProperty("total").GetInt32().Should().Be(10);
        first.ToString().Length.Should().BeLessThan(20_000);
    }

    [Fact]
    public async Task D6_A_long_list_is_cut_and_its_entries_are_found()
    {
        var origins = string.Join(';', Enumerable.Range(0, 5000).Select(number => $"https://tenant-{number}.example"));
        await using var program = await PageProgram.StartAsync(PageProgram.Settings.Replace("[ \"https://app.example.com\" ]", $"\"{origins}\"",
            StringComparison.Ordinal));

        var list = (await program.ReadAsync("api/policies?text=tenant-4321")).Items("rows").Single().Items("lists").First();
        var all = (await program.ReadAsync("api/policies?text=web")).Items("rows").Single().Items("lists").First();

        list.Items("entries").Select(entry => entry.ToString()).Should().Equal("https://tenant-4321.example");
        (list.GetProperty("total").GetInt32(), all.Items("entries").Count()).Should().Be((5000, 100));
    }

    private static List<string> Rows(JsonElement page) => [.. page.Items("rows").Select(row =>
        $"{row.Text("methods")} {row.Text("route")}: {row.Text("policy")}, {row.Text("enforcement")}, {row.Text("choice")}")];

    private static IEnumerable<string> Lists(JsonElement policy) => policy.Items("lists").Select(list =>
        $"{list.Text("key")} [{string.Join(", ", list.Items("entries").Select(entry => entry.ToString()))}] {list.Text("source")}");
}
