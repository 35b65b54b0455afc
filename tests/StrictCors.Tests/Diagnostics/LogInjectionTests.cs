using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Diagnostics;

/// <summary>D4: what came in is escaped and cut wherever it is shown. Line ends cannot arrive in a header, and here they do anyway.</summary>
public sealed class LogInjectionTests
{
    public static TheoryData<string> Hostile => new(
        "https://a.example\r\ninfo: StrictCors[1] all is well",
        "\u001b[2J\u001b[1;31mred",
        "\u009b31mC1",
        "\u202egpj.exe",
        "\u2066\u2067isolates\u2069",
        "\u200b\u200d\ufeffzero width",
        "\u2028\u2029line ends of Unicode",
        "\ud800 half a pair",
        "\u0000\u0007\u0008\u007f",
        "{Reason} {0} {{",
        "a\u0301\u0302\u0303\u0304marks",
        new string('x', 20_000),
        "\\u000a is no line end, and neither is \\n");

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task D4_no_value_gets_into_the_log_raw(string value)
    {
        await using var program = await ObservedProgram.StartAsync("Debug");

        await program.SendAsync("GET", "/web", ("Origin", value));
        await program.SendAsync("GET", "/web/" + value, ("Origin", "https://a.test"));
        await program.SendAsync("POST", "/server", ("Origin", "https://b.test"), ("Sec-Fetch-Site", value));
        await program.SendAsync("OPTIONS", "/web", ("Origin", "https://app.example.com"), ("Access-Control-Request-Method", value));
        await program.SendAsync("OPTIONS", "/web", ("Origin", "https://app.example.com"), ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", value));
        await program.SendAsync("GET", "/observe", ("Origin", value));
        await program.HandshakeAsync("/web", ("Origin", value), ("Host", value));

        program.Log.Should().HaveCountGreaterThan(3);
        foreach (var record in program.Log)
        {
            record.Message.Length.Should().BeLessThan(1500);
            record.Message.EnumerateRunes().Should()
                .OnlyContain(rune => rune.Value == '…' || rune.Value == '§' || (rune.Value >= ' ' && rune.Value <= '~'), record.Message);
        }
    }

    [Fact]
    public async Task D4_what_was_escaped_can_be_told_from_what_looked_escaped()
    {
        await using var program = await ObservedProgram.StartAsync();

        await program.SendAsync("GET", "/web", ("Origin", "\n"));
        await program.SendAsync("GET", "/web", ("Origin", "\\u000a"));

        program.Log.Select(record => record.StructuredState!.Single(pair => pair.Key == "Origin").Value).Should().Equal("\\u000a", "\\\\u000a");
    }
}
