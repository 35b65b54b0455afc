using StrictCors.Checks;

namespace StrictCors.Tests.Checks.Suggestions;

/// <summary>Of the rows whose suggestions are followed.</summary>
public class CompletenessTests
{
    // A code without a row in any of these tests is new, and has no proof that its suggestion works. The others have tests of their own.
    [Fact]
    public void Every_code_of_a_value_has_a_row()
    {
        var followed = WrittenList.Forms.Values
            .SelectMany(form => WrittenRows.All.SelectMany(row => new[] { true, false }.SelectMany(credentials =>
                form(row.Key, row.Entry, credentials).Check().Problems)))
            .Concat(KeySuggestionsTests.Rows.SelectMany(row => WrittenPolicy.Check(WrittenPolicy.Section((string)row[0], (string)row[1]))))
            .Select(problem => problem.Code)
            .ToHashSet(StringComparer.Ordinal);

        Problems.All.Select(kind => kind.Id).Except(followed).Should().BeEquivalentTo(
            // The shape of the section, layers, and code, in tests of their own.
            "SC1001", "SC1004", "SC1006", "SC1007", "SC1008", "SC1009", "SC1010", "SC1011", "SC1012", "SC1013", "SC1014", "SC1015", "SC1016",
            "SC1017",
            "SC1018", "SC1019", "SC1020",
            // Files, and entries that have no effect, in SettingsFileTests.
            "SC1040", "SC1041", "SC3040", "SC3041",
            // Values that take advice: a star, a guard or a switch.
            "SC1122", "SC1204", "SC1304", "SC1405", "SC1501", "SC1503", "SC1505", "SC1507",
            // Code, in the tests of the analyzers.
            "SC4001", "SC4002", "SC4003", "SC4004", "SC4005",
            // Endpoints and the pipeline.
            "SC2001", "SC2002", "SC2003", "SC2004", "SC2005", "SC2006", "SC2007", "SC2008", "SC2009", "SC2010", "SC2020", "SC2021",
            "SC2035", "SC2036", "SC2037", "SC2040", "SC2041", "SC2042", "SC3001", "SC3002", "SC3010", "SC3030");
    }
}
