namespace StrictCors.Tool.Tests.Check;

/// <summary>Each problem has the place of what is wrong: the entry, the value or the key.</summary>
public sealed class PlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The place of the only problem is between the marks « and ».</summary>
    [Theory]
    [InlineData("{ \"StrictCors\": { \"Policies\": { \"web\": { \"AllowedOrigins\": [ «\"https://a.example/\"» ] } } } }")]
    [InlineData("{\n  // comment with \"https://a.example/\"\n  \"StrictCors\": {\n    \"Policies\": { \"web\": {\n\t\"AllowedOrigins\": "
        + "[ \"https://b.example\",\n  «\"https://a.example/\"», ] } } } }")]
    [InlineData("{ \"ä😀\": 1, \"StrictCors\": { \"Policies\": { \"ü😀\": { \"AllowedOrigins\": [ \"https://b.example\", "
        + "«\"https://a.example/\"» ] } } } }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": { \"web\": { \"AllowedOrigins\": \"https://b.example;«https://a.example/»\" } } } }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": { \"web\": { \"AllowedOrigins\": [ \"https://a.example\" ], «\"AllowedMethod\"»: [ "
        + "\"GET\" ] } } } }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": { \"web\": { \"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightMaxAge\": «600» } } } }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": { «\"web\"»: { \"AllowedMethods\": [ \"GET\" ] } } } }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": { «\"web\"»: [ \"https://a.example\" ] } } }")]
    [InlineData("{ \"StrictCors\": { \"DefaultPolicy\": «\"wbe\"», \"Policies\": { "
        + "\"web\": { \"AllowedOrigins\": [ \"https://a.example\" ] } } } }")]
    [InlineData("{ \"StrictCors\": { \"DefaultPolicy\": [ \"web\", «\"wbe\"» ], \"Policies\": { \"web\": { \"AllowedOrigins\": [ "
        + "\"https://a.example\" ] } } } }")]
    [InlineData("{ \"StrictCors:Policies:web:AllowedOrigins:0\": «\"https://a.example/\"» }")]
    [InlineData("{ \"strictcors\": { \"POLICIES\": { \"web\": { \"allowedorigins\": [ «\"https://a.example/\"» ] } } } }")]
    [InlineData("{ «\"StrictCors\"»: [ 1 ] }")]
    [InlineData("{ \"Other\": { \"StrictCors\": 1 }, \"StrictCors\": «1» }")]
    public async Task T2_a_problem_has_line_and_column(string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var run = await ToolRun.Check(_folder.Write("appsettings.json", text));

        var problem = run.Problems.Should().ContainSingle().Subject;
        (problem.Number("line"), problem.Number("column")).Should().Be(PlaceOf(marked, '«'));
        (problem.Number("endLine"), problem.Number("endColumn")).Should().Be(PlaceOf(marked.Replace("«", "", StringComparison.Ordinal), '»'));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public async Task A_byte_order_mark_is_not_a_column(string name)
    {
        var encoding = System.Text.Encoding.GetEncoding(name);
        var file = _folder.Write("appsettings.json", SettingsTexts.Origins("https://ä.example/"), encoding);
        (await File.ReadAllBytesAsync(file)).Should().StartWith(encoding.GetPreamble()).And.NotBeEmpty();

        var problem = (await ToolRun.Check(file)).Problems.Should().ContainSingle().Subject;

        problem.Number("column").Should().Be(SettingsTexts.Origins("https://ä.example/").IndexOf("\"https", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public async Task An_entry_of_a_list_has_the_place_of_the_file_that_gives_the_list()
    {
        _folder.Write("appsettings.json", SettingsTexts.Origins("https://a.example", "https://b.example/"));
        var file = _folder.Write("appsettings.Production.json", SettingsTexts.Origins("https://c.example/"));

        var problem = (await ToolRun.Check(_folder.Root)).Problems.Should().ContainSingle().Subject;

        problem.Text("file").Should().Be(file);
        problem.Text("value").Should().Be("https://c.example/");
    }

    [Fact]
    public async Task A_value_of_the_lower_file_has_its_place_there()
    {
        var members = "\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightMaxAge\": \"600\"";
        var file = _folder.Write("appsettings.json", SettingsTexts.Web(members));
        _folder.Write("appsettings.Production.json", SettingsTexts.Origins("https://c.example"));

        (await ToolRun.Check(_folder.Root)).Problems.Should().Contain(problem => problem.Text("file") == file && problem.Text("value") == "600");
    }

    public void Dispose() => _folder.Dispose();

    private static (int Line, int Column) PlaceOf(string marked, char mark)
    {
        var before = marked[..marked.IndexOf(mark, StringComparison.Ordinal)];
        return (before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
