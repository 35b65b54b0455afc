using StrictCors.Origins;
using StrictCors.Tests.Checks;

namespace StrictCors.Tests.Origins;

/// <summary>Texts that are too long to be patterns, too long to be repeated, or too long to be looked into: at each limit, and one beyond.</summary>
[Trait("Specification", "origins §3")]
public class OriginPatternDiagnosisLengthTests
{
    [Theory]
    [InlineData(63, "The text is not an origin")]
    [InlineData(64, "each label at most 63")]
    public void A_label_is_called_too_long_only_where_it_is(int length, string fragment) =>
        Of($"https://{new string('a', length - 1)}!.example").Message.Should().Contain(fragment);

    [Theory]
    [InlineData(253, "The text is not an origin")]
    [InlineData(254, "A host has at most 253 characters")]
    public void A_host_is_called_too_long_only_where_it_is(int length, string fragment) =>
        Of("https://" + string.Concat(Enumerable.Repeat("a.", length / 2))[..(length - 2)] + "a!").Message.Should().Contain(fragment);

    [Theory]
    [InlineData(900, true)]
    [InlineData(901, false)]
    [InlineData(902, false)]
    public void A_list_is_repeated_while_it_is_read_at_once(int length, bool isRepeated)
    {
        // Ten origins of 80 characters with quotation marks and separator, and one that fills the list.
        var hosts = Enumerable.Range(0, 10).Select(i => (char)('a' + i) + new string('x', 59))
            .Append($"{new string('z', 40)}.{new string('z', length - 800 - 59)}");
        var list = string.Join(", ", hosts.Select(host => $"\"https://{host}.example\""));
        list.Should().HaveLength(length);

        var problem = Of(list);

        (problem.Code, problem.Message).Should().Be(("SC1104", "One origin per entry."));
        (problem.Fix!.Replacements is null ? null : problem.Suggestion).Should().Be(isRepeated ? list : null);
    }

    [Theory]
    [InlineData(4_096, "A host has at most 253 characters")]
    [InlineData(4_097, "An origin has at most 326 characters")]
    [InlineData(1_000_000, "An origin has at most 326 characters")]
    public void A_text_beyond_all_measure_is_not_looked_into(int length, string fragment)
    {
        var problem = Of("https://" + new string('a', length - "https://".Length));

        problem.Code.Should().Be("SC1121");
        problem.Message.Should().Contain(fragment);
        problem.Fix!.Replacements.Should().BeNull();
    }

    private static StrictCorsConfigurationProblem Of(string text)
    {
        OriginPattern.TryParse(text, out _).Should().BeFalse();
        return Spelling.ProblemOf(text);
    }
}
