namespace StrictCors.PackageTests;

/// <summary>A program that gets StrictCors.Page from a feed. However it is built, its page shows and tries the same.</summary>
[Collection(SharedPackage.Name)]
public sealed class PageConsumerTests(PackedSources packed)
{
    private const string InDevelopment = """
        : 200 text/html; charset=utf-8
        /main.js: 200 text/javascript; charset=utf-8
        /page.css: 200 text/css; charset=utf-8
        endpoints: PUT /todos/{id}
        policies: DefaultPolicy
        decision: 2 checks
        explain: read
        send: read

        """;

    private const string InProduction = """
        : 404 
        /main.js: 404 
        /page.css: 404 

        """;

    [Fact]
    public Task A_built_program_has_the_page() => ShouldPrintAsync("build");

    [Fact]
    public Task A_trimmed_program_has_the_page() =>
        ShouldPrintAsync("publish", "--self-contained", "-p:PublishTrimmed=true", "-p:TrimMode=full");

    [NativeFact]
    public Task A_native_program_has_the_page() => ShouldPrintAsync("publish", "-p:PublishAot=true");

    private async Task ShouldPrintAsync(string command, params string[] options)
    {
        using var consumer = await Consumer.CreateForPageAsync(packed);
        using var build = await consumer.BuildAsync("program", command, options);

        var development = await build.RunToEndAsync("Development");
        var production = await build.RunToEndAsync("Production");

        build.Printed.Should().NotContain(": warning ");
        development.Output.Should().Be(InDevelopment.ReplaceLineEndings());
        production.Output.Should().Be(InProduction.ReplaceLineEndings());
    }
}
