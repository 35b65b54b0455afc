using System.Reflection;
using System.Text;
using StrictCors.Checks;
using StrictCors.Origins;

namespace StrictCors.Tests.Checks;

/// <summary>Of the whole assembly of the tests.</summary>
public class CatalogueCompletenessTests
{
    /// <summary>The literals of these tests stand in their assembly: those of attributes as UTF-8, those of code as UTF-16.</summary>
    [Fact]
    public void Every_code_is_expected_by_some_test()
    {
        var assembly = File.ReadAllBytes(typeof(CatalogueCompletenessTests).Assembly.Location);
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)
            .Concat(Enum.GetValues<OriginPatternFault>().Select(fault => $"SC{(int)fault}"))
            .ToList();

        codes.Should().OnlyHaveUniqueItems();
        codes.Where(code => assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes(code)) < 0 && assembly.AsSpan().IndexOf(Encoding.Unicode.GetBytes(code)) < 0).Should().BeEmpty();
    }
}
