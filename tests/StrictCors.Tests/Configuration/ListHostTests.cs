using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StrictCors.Tests.Configuration;

/// <summary>Lists are read layer by layer from whatever configuration a host has, as far as its layers can be seen.</summary>
public class ListHostTests
{
    [Fact]
    public void A_chained_configuration_is_looked_into()
    {
        var inner = new ConfigurationBuilder().Add(Layers.Three).Add(Layers.Web(("AllowedOrigins:0", "https://x.example"))).Build();
        var middle = new ConfigurationBuilder().AddConfiguration(inner).Add(Layers.Web(("AllowedMethods:0", "PUT"))).Build();

        var web = Layers.Read(Layers.Json("""{ "StrictCors": { "Policies": { "web": { "AllowedMethods": [ "GET", "DELETE" ] } } } }"""),
            configuration => configuration.AddConfiguration(middle));

        web.AllowedOrigins.Should().Equal("https://x.example");
        web.AllowedMethods.Should().Equal("PUT");
        web.ListProviders["AllowedOrigins"].Should().Be("MemoryConfigurationProvider");
    }

    [Fact]
    public void A_chained_section_is_one_layer()
    {
        var inner = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Shared:StrictCors:Policies:web:AllowedOrigins:0"] = "https://x.example" })
            .Build();

        var web = Layers.Read(Layers.Three, configuration => configuration.AddConfiguration(inner.GetSection("Shared")));

        web.AllowedOrigins.Should().Equal("https://x.example");
    }

    [Fact]
    public async Task A_generic_host_chains_its_own_configuration_and_is_looked_into()
    {
        using var host = await new HostBuilder()
            .ConfigureHostConfiguration(configuration => configuration.Add(Layers.Three))
            .ConfigureAppConfiguration(configuration => configuration.Add(Layers.Web(("AllowedOrigins:0", "https://x.example"))))
            .ConfigureServices(services => services.AddStrictCors())
            .ConfigureWebHost(web => web.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0))
                .Configure(app => app.UseStrictCors()))
            .StartAsync();

        Layers.WebOf(host.Services).AllowedOrigins.Should().Equal("https://x.example");
    }

    [Fact]
    public void A_configuration_that_was_built_before_is_read_the_same_way()
    {
        var root = new ConfigurationBuilder().Add(Layers.Three).Add(Layers.Web(("AllowedOrigins:0", "https://x.example"))).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(root);
        services.AddStrictCors();

        Layers.WebOf(services.BuildServiceProvider()).AllowedOrigins.Should().Equal("https://x.example");
    }

    [Fact]
    public void A_source_that_is_added_after_AddStrictCors_counts()
    {
        var builder = WebApplication.CreateSlimBuilder();
        ((IConfigurationBuilder)builder.Configuration).Add(Layers.Three);
        builder.Services.AddStrictCors();
        ((IConfigurationBuilder)builder.Configuration).Add(Layers.Web(("AllowedOrigins:0", "https://x.example")));
        using var app = builder.Build();

        Layers.WebOf(app.Services).AllowedOrigins.Should().Equal("https://x.example");
    }

    [Theory]
    [InlineData("StrictCors")]
    [InlineData("Cors")]
    [InlineData("Security:Cors")]
    public void A_section_of_the_hosts_configuration_is_read_layer_by_layer_whatever_its_name(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { [$"{name}:Policies:web:AllowedOrigins:0"] = "https://a.example",
            [$"{name}:Policies:web:AllowedOrigins:1"] = "https://b.example" });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { [$"{name}:Policies:web:AllowedOrigins:0"] = "https://x.example" });
        builder.Services.AddStrictCors(builder.Configuration.GetSection(name));
        using var app = builder.Build();

        Layers.WebOf(app.Services).AllowedOrigins.Should().Equal("https://x.example");
        Layers.WebOf(app.Services).ListProviders["AllowedOrigins"].Should().Be("MemoryConfigurationProvider");
    }

    [Fact]
    public void A_configuration_of_our_own_that_is_given_whole_is_read_layer_by_layer()
    {
        var root = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Policies:web:AllowedOrigins:0"] = "https://a.example",
                ["Policies:web:AllowedOrigins:1"] = "https://b.example" })
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Policies:web:AllowedOrigins:0"] = "https://x.example" })
            .Build();
        var services = new ServiceCollection();
        services.AddStrictCors(root);

        Layers.WebOf(services.BuildServiceProvider()).AllowedOrigins.Should().Equal("https://x.example");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_of_several_layers_that_only_a_section_shows_is_a_problem(bool chained)
    {
        var other = Other(
            ("AllowedOrigins:0", "https://a.example"), ("AllowedOrigins:1", "https://b.example"), ("AllowedOrigins:0", "https://x.example"));

        var problem = await Configured.SingleProblemAsync([], builder => Add(builder, other, chained));

        problem.Code.Should().Be("SC1014");
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins");
        problem.Message.Should().Contain(chained ? "'Shared'" : "'StrictCors'");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lists_of_one_layer_each_are_read_from_such_a_section(bool chained)
    {
        var other = Other(("AllowedOrigins:0", "https://a.example"), ("AllowedMethods:0", "PUT"));

        (await Configured.ProblemsAsync([], builder => Add(builder, other, chained))).Should().BeEmpty();
    }

    [Fact]
    public async Task Its_sources_in_the_hosts_own_configuration_are_read_layer_by_layer()
    {
        var other = new ConfigurationBuilder().Add(Layers.Three).Add(Layers.Web(("AllowedOrigins:0", "https://x.example"))).Build();

        (await Configured.ProblemsAsync([], builder =>
        {
            builder.Configuration.AddConfiguration(other);
            builder.Services.AddStrictCors(builder.Configuration.GetSection("StrictCors"));
        })).Should().BeEmpty();
    }

    private static void Add(WebApplicationBuilder builder, IConfigurationRoot other, bool chained)
    {
        if (chained)
        {
            builder.Configuration.AddConfiguration(other.GetSection("Shared"));
            builder.Services.AddStrictCors();
        }
        else
        {
            builder.Services.AddStrictCors(other.GetSection("StrictCors"));
        }
    }

    /// <summary>A configuration in which each of these keys of the policy "web" is a layer, below "StrictCors" and below
    /// "Shared:StrictCors".</summary>
    private static IConfigurationRoot Other(params (string Key, string Value)[] layers)
    {
        var builder = new ConfigurationBuilder();
        foreach (var (key, value) in layers)
        {
            builder.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"StrictCors:Policies:web:{key}"] = value,
                [$"Shared:StrictCors:Policies:web:{key}"] = value,
            });
        }

        return builder.Build();
    }
}
