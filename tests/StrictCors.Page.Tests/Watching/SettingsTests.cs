namespace StrictCors.Page.Tests.Watching;

/// <summary>What the page shows of changed settings.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task D6_A_refused_change_is_shown_with_every_problem_and_goes_when_it_is_taken_back()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();
        (await events.NextAsync("state")).GetProperty("isRefused").GetBoolean().Should().BeFalse();

        program.File.Save(PageProgram.Settings.Replace("app.example.com\"", "app.example.com/\"", StringComparison.Ordinal)
            .Replace("\"PUT\"", "\"put\"", StringComparison.Ordinal));
        var refused = await events.StateAsync(state => state.GetProperty("isRefused").GetBoolean());
        refused.Items("problems").Select(problem => problem.Text("path")).Should().BeEquivalentTo(
            ["StrictCors:Policies:web:AllowedOrigins:0", "StrictCors:Policies:web:AllowedMethods:1"]);
        refused.Items("problems").Should().OnlyContain(problem => problem.Text("message").Length > 0 && problem.Text("suggestion").Length > 0
            && problem.Text("source").Contains("appsettings.json"));

        using var decided = await program.SendAsync("GET", "/todos", PageProgram.App);
        (await program.ReadAsync("api/decisions/1")).Text("outcome").Should().Be("allowed", "the settings before are in force");
        program.File.Save(PageProgram.Settings);
        var mended = await events.StateAsync(state => !state.GetProperty("isRefused").GetBoolean());
        mended.Text("changes").Should().BeEmpty();
    }

    [Fact]
    public async Task D6_Of_two_refused_changes_the_last_one_is_shown()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();
        foreach (var (name, code) in (IEnumerable<(string, string)>)[("wbe", "SC1008"), ("web;web", "SC"), ("wbe", "SC1008")])
        {
            program.File.Save(PageProgram.Settings.Replace("\"DefaultPolicy\": \"web\"", $"\"DefaultPolicy\": \"{name}\"", StringComparison.Ordinal));
            await events.StateAsync(state => state.Items("problems").Any(problem =>
                problem.Text("code").StartsWith(code, StringComparison.Ordinal) && problem.ToString().Contains(name, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task D6_A_malformed_file_is_shown_with_the_place_in_it()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();

        program.File.Replace("\"DefaultPolicy\"", "DefaultPolicy");

        var refused = await events.StateAsync(state => state.GetProperty("isRefused").GetBoolean());
        refused.Text("cause").Should().Contain("LineNumber");
        refused.Items("problems").Should().NotBeEmpty();
    }

    [Fact]
    public async Task D6_An_accepted_change_is_shown_in_words_and_its_policies_are_those_in_force()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();

        program.File.Replace("\"PUT\"", "\"PUT\", \"DELETE\"");

        (await events.StateAsync(state => state.Text("changes").Length > 0)).Text("changes").Should().Contain("methods added: DELETE");
        (await program.ReadAsync("api/policies?text=DELETE")).Items("rows").Single().Text("name").Should().Be("web");
    }

    [Fact]
    public async Task A_stream_ends_when_the_program_ends()
    {
        var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();
        await events.NextAsync("state");

        var ended = program.DisposeAsync().AsTask();

        (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(20)))).Should().Be(ended);
    }
}
