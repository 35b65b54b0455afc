using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace StrictCors.Tests.Configuration;

/// <summary>Counts what a reader asks for: the work of reading, whatever the machine does.</summary>
internal sealed class CountingProvider(IEnumerable<KeyValuePair<string, string?>> settings)
    : MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = settings }), IConfigurationSource
{
    /// <summary>Gets the number of values that were asked for.</summary>
    public int Values { get; private set; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        Values++;
        return base.TryGet(key, out value);
    }
}
