using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using StrictCors.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>What .NET configuration does not publish, against the framework that these tests run on.</summary>
public class ConfigurationInternalsTests
{
    [Fact]
    public void A_section_has_its_root()
    {
        var root = new ConfigurationBuilder().Build();
        var manager = new ConfigurationManager();

        ConfigurationInternals.RootOf(root.GetSection("a:b")).Should().BeSameAs(root);
        ConfigurationInternals.RootOf(root.GetSection("a").GetSection("b")).Should().BeSameAs(root);
        ConfigurationInternals.RootOf(manager.GetSection("a")).Should().BeSameAs(manager);
    }

    [Fact]
    public void A_provider_has_all_its_keys_unless_it_computes_them()
    {
        var source = new MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { ["a:b"] = "1", ["c"] = null } };

        ConfigurationInternals.KeysOf(new MemoryConfigurationProvider(source)).Should().BeEquivalentTo("a:b", "c");
        ConfigurationInternals.KeysOf(new Computed(source)).Should().BeNull();
    }

    [Fact]
    public void The_text_of_a_provider_of_environment_variables_has_its_prefix()
    {
        new EnvironmentVariablesConfigurationProvider("Some_").ToString().Should().EndWith(" Prefix: 'Some_'");
    }

    private sealed class Computed(MemoryConfigurationSource source) : MemoryConfigurationProvider(source)
    {
        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
            base.GetChildKeys(earlierKeys, parentPath);
    }
}
