using System.Reflection;
using System.Text;
using StrictCors.Checks;

namespace StrictCors.Tests.Checks;

/// <summary>Of the whole assembly of the tests.</summary>
public class CatalogueCompletenessTests
{
    /// <summary>The literals of these tests stand in their assembly: those of attributes as UTF-8, those of code as UTF-16.</summary>
    [Fact]
    public void Every_code_is_in_the_list_of_all_in_order() => Problems.All.Should().Equal(
        typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ProblemKind>()
            .OrderBy(kind => kind.Id, StringComparer.Ordinal));

    [Fact]
    public void Every_code_is_expected_by_some_test()
    {
        var assembly = File.ReadAllBytes(typeof(CatalogueCompletenessTests).Assembly.Location);
        var codes = Problems.All.Select(kind => kind.Id).ToList();

        codes.Should().OnlyHaveUniqueItems();
        // The tests of the analyzers are another assembly, with the same test.
        codes.Where(code => !code.StartsWith("SC4", StringComparison.Ordinal))
            .Where(code => assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes(code)) < 0
            && assembly.AsSpan().IndexOf(Encoding.Unicode.GetBytes(code)) < 0).Should().BeEmpty();
    }
}
