namespace StrictCors.Tests.MovingOver;

/// <summary>Each row of the page is two programs, which are compiled and get the same requests from browsers.</summary>
public sealed class MovingOverPageTests
{
    /// <summary>Forms that allow every page, or none.</summary>
    private static readonly string[] Alike =
    [
        "headers written by hand", "several policies in `AddCors`", "a chain of services", "every origin, without credentials", "no origin",
        "a policy without origins", "`\"*\"` as an origin", "`[DisableCors]`", "a convention over an attribute",
    ];

    public static TheoryData<string> Forms => [.. MovingOverRow.All.Select(row => row.Form)];

    [Fact]
    public void Each_form_has_one_row() => MovingOverRow.All.Select(row => row.Form).Should().OnlyHaveUniqueItems();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_differs_is_what_the_row_names(string form)
    {
        var row = MovingOverRow.All.Single(row => row.Form == form);
        var differing = new List<string>();
        BrowserAnswers? after = null;
        foreach (var environment in row.Environments)
        {
            var before = await MovedProgram.AskAsync(row.Before, isStrict: false, environment);
            after = await MovedProgram.AskAsync(row.After, isStrict: true, environment);

            var differences = before.DifferencesTo(after).ToList();
            differing.AddRange(differences.Select(difference => difference.Question.Page));
            if (!row.AllowsMore)
            {
                differences.Where(difference => difference.Before is null).Should().BeEmpty("moving over allows nothing new");
            }
        }

        differing.Distinct().Should().BeEquivalentTo(row.DifferingPages, row.Differs);

        // A row that answers every page alike, with an error for instance, would show nothing.
        after!.AreAlike.Should().Be(Alike.Contains(form));
    }
}
