using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace StrictCors.Tests.Configuration;

/// <summary>A provider that computes its keys, and counts how often it does.</summary>
internal sealed class ComputingProvider(IEnumerable<KeyValuePair<string, string?>> settings)
    : MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = settings }), IConfigurationSource
{
    public int Queries { get; private set; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        Queries++;
        return base.GetChildKeys(earlierKeys, parentPath);
    }
}
