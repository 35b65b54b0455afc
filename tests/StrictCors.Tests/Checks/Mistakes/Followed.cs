using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks.Mistakes;

/// <summary>A mistake, its message, and what a new user writes who follows the message to the letter.</summary>
internal static class Followed
{
    /// <summary>One problem, with this code and this text to write; and none after the text has been followed.</summary>
    /// <param name="before">The policies with the mistake, as the content of the JSON file.</param>
    /// <param name="code">The code of the problem.</param>
    /// <param name="suggestion">The text to write.</param>
    /// <param name="after">The file after the text has been followed.</param>
    public static async Task CheckAsync(string before, string code, string suggestion, string after)
    {
        var problem = await Configured.SingleProblemAsync(before);
        problem.Code.Should().Be(code, problem.ToString());
        problem.Suggestion.Should().Be(suggestion, problem.ToString());
        (await Configured.ProblemsAsync(after)).Should().BeEmpty("the message was followed");
    }
}
