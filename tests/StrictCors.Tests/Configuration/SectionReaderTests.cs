using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using StrictCors.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>What the options know of a section that could not be read, so that what follows from it is not reported as well.</summary>
public class SectionReaderTests
{
    [Theory]
    [InlineData("""{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "*" } } }""")]
    [InlineData("""{ "DefaultPolicy": null }""")]
    [InlineData("""{ "Foo": "x" }""")] // near to none: nobody knows what it was meant to be
    [InlineData("""{ "DefaultPolcy": "web" }""", "DefaultPolicy")]
    [InlineData("""{ "DefaultPolicy": { "Name": "web" } }""", "DefaultPolicy")]
    [InlineData("""{ "Polices": { "web": { "AllowedOrigins": "*" } } }""", "Policies")]
    [InlineData("""{ "Policies": [ "web" ] }""", "Policies")]
    [InlineData("""{ "Policies": { "AllowedOrigins": "*" } }""", "Policies")]
    [InlineData("\"x\"", "DefaultPolicy", "Policies")]
    [InlineData("[ \"web\" ]", "DefaultPolicy", "Policies")]
    public void A_key_that_could_not_be_read_is_known(string section, params string[] unread)
    {
        Read(Root($$"""{ "StrictCors": {{section}} }"""), chosen: null).UnreadKeys.Should().BeEquivalentTo(unread);
    }

    [Fact]
    public void Of_a_whole_configuration_that_is_not_read_neither_key_is()
    {
        var host = Root("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": "*" } } } }""");

        Read(host, host).UnreadKeys.Should().BeEquivalentTo("DefaultPolicy", "Policies");
        Read(host: null, host).UnreadKeys.Should().BeEquivalentTo("DefaultPolicy", "Policies");
    }

    [Theory]
    [InlineData("""{ "DefaultPolicy": "web" }""", true)]
    [InlineData("""{ "DefaultPolicy": [ "web" ] }""", true)]
    [InlineData("""{ "DefaultPolicy": null }""", false)]
    [InlineData("{}", false)]
    public void A_default_policy_is_chosen_well_or_badly(string section, bool isChosen)
    {
        Read(Root($$"""{ "StrictCors": {{section}} }"""), chosen: null).ChoosesDefaultPolicy.Should().Be(isChosen);
    }

    [Fact]
    public void Without_a_configuration_there_is_no_section()
    {
        StrictCorsSection.Find(host: null, chosen: null).Should().BeNull();
    }

    /// <summary>Whoever writes a configuration of his own, neither root nor section, gives it whole.</summary>
    [Fact]
    public void A_configuration_of_another_kind_is_read_as_a_whole()
    {
        var chosen = new Decorated(Root("""{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "https://a.example" } } }"""));

        var options = Read(Root("{}"), chosen);

        options.SectionPath.Should().BeEmpty();
        options.Problems.Should().BeEmpty();
        options.DefaultPolicy.Should().Be("web");
        options.Policies["web"].AllowedOrigins.Should().Equal("https://a.example");
    }

    [Fact]
    public void And_is_not_read_where_it_is_the_hosts_own()
    {
        var host = new Decorated(Root("""{ "Policies": { "web": { "AllowedOrigins": "https://a.example" } } }"""));

        Read(host, host).Problems.Should().ContainSingle().Which.Code.Should().Be("SC1009");
    }

    private static StrictCorsOptions Read(IConfiguration? host, IConfiguration? chosen)
    {
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(host, chosen)!, options);
        return options;
    }

    private static IConfigurationRoot Root(string json) => new ConfigurationBuilder().AddInMemoryCollection(SettingsJson.Parse(json)).Build();

    private sealed class Decorated(IConfiguration inner) : IConfiguration
    {
        public string? this[string key]
        {
            get => inner[key];
            set => inner[key] = value;
        }

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);
    }
}
