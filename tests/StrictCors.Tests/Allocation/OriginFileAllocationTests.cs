using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;

namespace StrictCors.Tests.Allocation;

/// <summary>What StrictCors allocates for one origin of an array in a file, in addition to the framework, which keeps a key and a value for
/// it.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class OriginFileAllocationTests
{
    private const int Count = 50_000;
    private const double MostBytes = 150;

    [Fact]
    public void An_origin_in_a_file_costs_no_object_of_its_own_but_the_pattern_that_is_checked()
    {
        Read(100);

        var perOrigin = (double)(Read(2 * Count) - Read(Count)) / Count;

        // Half of it is the pattern, which lives until it is checked. An object with path and key for each entry would take three times as much.
        perOrigin.Should().BeLessThan(MostBytes);
    }

    /// <summary>The bytes that reading and checking take.</summary>
    private static long Read(int count)
    {
        var json = new StringBuilder("""{"StrictCors":{"DefaultPolicy":"many","Policies":{"many":{"AllowedOrigins":["https://app.example.com" """);
        for (var i = 0; i < count; i++)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"https://tenant-{i:000000}.customers.example\"");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json.Append("]}}}}").ToString()));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddJsonStream(stream).Build());
        services.AddStrictCors();
        using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<PolicyStore>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var check = store.Check();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        check.Problems.Should().BeEmpty();
        check.Table!.Default.Policy.Origins.ListedCount.Should().Be(count + 1);
        return allocated;
    }
}
