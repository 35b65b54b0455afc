using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>A list is taken whole from the last provider that gives any of it.</summary>
public class ListLayeringTests
{
    [Fact]
    public void Each_list_comes_from_its_own_layer_and_single_values_still_merge()
    {
        var web = Layers.Read(
            Layers.Json("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "GET","""
                + """ "PUT" ], "AllowCredentials": true, "PreflightMaxAge": "00:10:00" } } } }"""),
            Layers.Json("""{ "StrictCors": { "Policies": { "web": { "AllowedMethods": [ "DELETE" ], "PreflightMaxAge": "00:20:00" } } } }"""));

        web.AllowedOrigins.Should().Equal("https://a.example");
        web.AllowedMethods.Should().Equal("DELETE");
        web.AllowCredentials.Should().BeTrue();
        web.PreflightMaxAge.Should().Be(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void Every_list_is_replaced_whole()
    {
        var web = Layers.Read(
            Layers.Json("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "a", "b" ], "AllowedMethods": [ "a", "b" ],"""
                + """ "AllowedHeaders": [ "a", "b" ], "ExposedHeaders": [ "a", "b" ], "ExemptPaths": [ "a", "b" ] } } } }"""),
            Layers.Json("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "x" ], "AllowedMethods": [ "x" ], "AllowedHeaders": ["""
                + """ "x" ], "ExposedHeaders": [ "x" ], "ExemptPaths": [ "x" ] } } } }"""));

        foreach (var list in new[] { web.AllowedOrigins, web.AllowedMethods, web.AllowedHeaders, web.ExposedHeaders, web.ExemptPaths })
        {
            list.Should().Equal("x");
        }

        web.ListProviders.Keys.Should().BeEquivalentTo("AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposedHeaders", "ExemptPaths");
    }

    [Theory]
    [InlineData("""[ "partner", "public" ]""", """[ "public" ]""", "public")]
    [InlineData("""[ "partner", "public" ]""", "\"public\"", "public")]
    [InlineData("\"public\"", """[ "partner" ]""", "partner")]
    [InlineData("\"partner;public\"", "\"public\"", "public")]
    [InlineData("""[ "public" ]""", """[ "partner", "public" ]""", "partner;public")]
    public void G1_The_list_of_default_policies_is_replaced_whole(string lower, string higher, string expected) =>
        Layers.ReadOptions(Default(lower), Default(higher)).DefaultPolicy.Should().Be(expected);

    [Theory]
    [InlineData("StrictCors:DefaultPolicy", "partner;public", "partner;public")]
    [InlineData("StrictCors:defaultpolicy:0", "public", "public")]
    public void G1_An_environment_variable_replaces_the_list_of_default_policies(string key, string value, string expected) =>
        Layers.ReadOptions(Default("""[ "partner", "team", "public" ]"""),
            new MemoryConfigurationSource { InitialData = [KeyValuePair.Create(key, (string?)value)] }).DefaultPolicy.Should().Be(expected);

    [Theory]
    [InlineData("""[ "partner", null ]""", 1)]
    [InlineData("""[ "", "public" ]""", 0)]
    public void G3_An_entry_without_a_name_is_a_problem(string json, int index) => Layers.ReadOptions(Default(json)).Problems.Should()
        .ContainSingle().Which.Should().BeEquivalentTo(new { Code = "SC1008", Path = $"StrictCors:DefaultPolicy:{index}" });

    [Fact]
    public void A_list_that_nobody_gives_has_its_default_and_no_provider()
    {
        var web = Layers.Read(Layers.Three);

        web.AllowedMethods.Should().Equal("GET", "HEAD", "POST");
        web.AllowedHeaders.Should().BeEmpty();
        web.ListProviders.Keys.Should().Equal("AllowedOrigins");
    }

    [Fact]
    public void A_lower_layer_does_not_replace_what_a_higher_one_gives()
    {
        var web = Layers.Read(Layers.Web(("AllowedOrigins", "https://low.example")), Layers.Three, Layers.Web(("AllowedMethods:0", "PUT")));

        web.AllowedOrigins.Should().Equal("https://a.example", "https://b.example", "https://c.example");
        web.ListProviders["AllowedOrigins"].Should().Be("MemoryConfigurationProvider");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"\"")]
    public void An_empty_list_in_a_higher_layer_replaces_the_list_by_an_empty_one(string empty)
    {
        Layers.Read(Layers.Three,
            Layers.Json($$"""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": {{empty}} } } } }""")).AllowedOrigins.Should().BeEmpty();
    }

    [Fact]
    public void An_array_over_one_string_and_one_string_over_an_array_replace_each_other()
    {
        Layers.Read(Layers.Web(("AllowedOrigins", "https://a.example;https://b.example")),
            Layers.Web(("AllowedOrigins:0", "https://x.example"))).AllowedOrigins.Should().Equal("https://x.example");
        Layers.Read(Layers.Web(("AllowedOrigins:0", "https://a.example"), ("AllowedOrigins:1", "https://b.example")),
            Layers.Web(("AllowedOrigins", "https://x.example"))).AllowedOrigins.Should().Equal("https://x.example");
    }

    [Fact]
    public void Indexes_with_a_hole_are_read_in_their_order()
    {
        Layers.Read(Layers.Web(("AllowedOrigins:2", "https://c.example"), ("AllowedOrigins:0", "https://a.example"))).AllowedOrigins.Should()
            .Equal("https://a.example", "https://c.example");
    }

    [Fact]
    public async Task A_mistake_behind_a_hole_has_the_path_that_was_written()
    {
        var problem = await Configured.SingleProblemAsync(Configured.Flat(
            ("Policies__web__AllowedOrigins__0", "https://a.example"), ("Policies__web__AllowedOrigins__7", "https://b.example/")));

        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:7");
    }

    [Fact]
    public void Indexes_beyond_nine_stand_in_the_order_of_numbers()
    {
        var origins = Enumerable.Range(0, 120).Select(i => $"https://a{i}.example").ToArray();

        Layers.Read(Layers.Web([.. origins.Select((origin, i) => ($"AllowedOrigins:{i}", origin)).Reverse()])).AllowedOrigins.Should().Equal(origins);
    }

    [Fact]
    public async Task The_log_at_startup_says_who_supplied_a_list()
    {
        var result = await HostStart.TryStartAsync(builder => builder.Services.AddStrictCors(), app => app.UseStrictCors(), Layers.Three.InitialData);

        result.Logs.GetSnapshot().Should().ContainSingle(record => record.Id.Name == "ListProvider")
            .Which.Message.Should().Be("The policy 'web' takes AllowedOrigins from MemoryConfigurationProvider.");
    }

    private static MemoryConfigurationSource Default(string json) => Layers.Json($$"""{ "StrictCors": { "DefaultPolicy": {{json}} } }""");
}
