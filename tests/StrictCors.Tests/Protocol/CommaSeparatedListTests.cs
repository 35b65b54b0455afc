using StrictCors.Protocol;

namespace StrictCors.Tests.Protocol;

/// <summary>RFC 9110 §5.6.1: the members of a line, without the white space around them and without empty ones.</summary>
public class CommaSeparatedListTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" ", new string[0])]
    [InlineData(",", new string[0])]
    [InlineData(" ,\t, ", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a,b", new[] { "a", "b" })]
    [InlineData(" a \t,\tb ", new[] { "a", "b" })]
    [InlineData(",,a, ,\t,b,,", new[] { "a", "b" })]
    [InlineData("a b,c", new[] { "a b", "c" })]
    [InlineData("a,a", new[] { "a", "a" })]
    // Only space and tab are optional white space.
    [InlineData("a\v,\u00a0b", new[] { "a\v", "\u00a0b" })]
    [InlineData("a;b", new[] { "a;b" })]
    public void Members_of_a_line(string line, string[] expected)
    {
        var members = new List<string>();
        foreach (var member in new CommaSeparatedList(line))
        {
            members.Add(member.ToString());
        }

        members.Should().Equal(expected);
    }
}
