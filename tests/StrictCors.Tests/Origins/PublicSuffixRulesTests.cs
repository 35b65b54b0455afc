using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>The search of the text, and the table that replaces it after many questions, give the same answers.</summary>
public sealed class PublicSuffixRulesTests
{
    private const string Text = """
        // VERSION: 2026-11-19
        com
        amazonaws.com.cn
        *.ck
        !www.ck
        *.kawasaki.jp
        city.kawasaki.jp
        jp
        a.b.example
        *.b.example

        """;

    [Theory]
    [InlineData("", "com", true)]
    [InlineData("", "om", false)]
    [InlineData("", "example", false)]
    [InlineData("", "VERSION: 2026-11-19", false)]
    [InlineData("", "b.example", false)]
    [InlineData("*.", "ck", true)]
    [InlineData("*.", "b.example", true)]
    [InlineData("*.", "com", false)]
    [InlineData("!", "www.ck", true)]
    [InlineData("", "www.ck", false)]
    public void A_rule_is_found_as_a_whole(string mark, string name, bool isRule)
    {
        var rules = new PublicSuffixRules(Text.ReplaceLineEndings("\n"));

        foreach (var (question, answer) in Ask(() => rules.Contains(mark, name)))
        {
            answer.Should().Be(isRule, "of question {0}", question);
        }
    }

    [Theory]
    [InlineData("com.cn", "amazonaws.com.cn")]
    [InlineData("cn", "amazonaws.com.cn")]
    [InlineData("kawasaki.jp", "city.kawasaki.jp *.kawasaki.jp")]
    [InlineData("jp", "")]
    [InlineData("ck", "*.ck")]
    [InlineData("b.example", "a.b.example *.b.example")]
    [InlineData("example", "a.b.example *.b.example")]
    [InlineData("xample", "")]
    [InlineData("other.example", "")]
    public void The_rules_below_a_name_are_in_their_order_and_those_with_a_star_last(string name, string below)
    {
        var rules = new PublicSuffixRules(Text.ReplaceLineEndings("\n"));

        foreach (var (question, answer) in Ask(() => string.Join(' ', rules.Below(name))))
        {
            answer.Should().Be(below, "of question {0}", question);
        }
    }

    private static IEnumerable<(int Question, T Answer)> Ask<T>(Func<T> question) =>
        Enumerable.Range(0, PublicSuffixRules.ManyQuestions + 10).Select(number => (number, question()));
}
