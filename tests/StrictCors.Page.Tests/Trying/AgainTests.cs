namespace StrictCors.Page.Tests.Trying;

/// <summary>A request that was decided about, tried again.</summary>
public sealed class AgainTests
{
    [Theory]
    [InlineData("/todos/my%20report%20%2B%20%25.pdf", "/todos/my%20report%20+%20%25.pdf")]
    [InlineData("/todos/b%C3%BCcher", "/todos/b%C3%BCcher")]
    [InlineData("/todos/%E2%80%AEgro", "/todos/%E2%80%AEgro")]
    [InlineData("/todos/a%3Fb%23c%5C", "/todos/a%3Fb%23c%5C")]
    [InlineData("/todos/a%2Fb", "/todos/a%2Fb")]
    public async Task D8_The_path_is_the_one_that_was_sent(string sent, string again)
    {
        await using var program = await PageProgram.StartAsync();
        using var first = await program.PreflightAsync("DELETE", sent);

        var attempt = (await program.ReadAsync("api/decisions/1")).GetProperty("again");

        (attempt.Text("origin"), attempt.Text("method"), attempt.Text("path")).Should().Be((PageProgram.App, "DELETE", again));
        (await program.TryAsync("explain", attempt)).Items("requests").First().Text("reason").Should().Be("method-not-allowed");
    }

    [Fact]
    public async Task D8_Nothing_of_a_long_request_is_cut()
    {
        await using var program = await PageProgram.StartAsync();
        var origin = $"https://{string.Join('.', Enumerable.Repeat("a-long-label", 15))}.example";
        var path = $"/todos/{new string('a', 300)}";
        var headers = string.Join(',', Enumerable.Range(0, 40).Select(number => $"x-header-{number}").Prepend("content-type"));
        using var first = await program.PreflightAsync("PUT", path, origin, headers);

        var attempt = (await program.ReadAsync("api/decisions/1")).GetProperty("again");

        (attempt.Text("origin"), attempt.Text("path")).Should().Be((origin, path));
        attempt.Text("headers").Split('\n').Should().HaveCount(41).And.StartWith("content-type: application/json").And.EndWith("x-header-39: 1");
        (await program.TryAsync("explain", attempt)).Items("requests").First().Text("reason").Should().Be("origin-not-allowed");
    }

    [Fact]
    public async Task D8_What_no_form_can_have_is_not_tried_again()
    {
        await using var program = await PageProgram.StartAsync();
        using var bidi = await program.SendAsync("GET", "/todos", "https://a.example\tx");
        using var header = await program.PreflightAsync("PUT", "/todos/1", PageProgram.Stranger, "x y");
        using var large = await program.SendAsync("GET", "/todos", new string('x', 10_240));
        using var malformed = await program.SendAsync("GET", "/todos", "https://app.example.com/");

        foreach (var (number, canBe) in (IEnumerable<(int, bool)>)[(1, false), (2, false), (3, false), (4, true)])
        {
            var again = (await program.ReadAsync($"api/decisions/{number}")).GetProperty("again");
            (again.ValueKind != System.Text.Json.JsonValueKind.Null).Should().Be(canBe, "{0}", number);
        }
    }
}
